import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { publishStandard, retireStandard, type StandardOwn } from "@/gen";
import { getOwnStandardOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { Clauses, Materials } from "./StandardCards";
import { Transition } from "./Transition";
import { tones, useStates } from "./words";

/** A standard of the body's own: its clauses, what applicants hand in, and whether clients may apply. */
export default function StandardPage() {
	const body = useBody();
	const query = useQuery(getOwnStandardOptions({ path: { body, standard: useParam("standard") } }));
	return <Loaded query={query}>{(s) => <Shown standard={s} />}</Loaded>;
}

function Shown({ standard: s }: { standard: StandardOwn }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const { time } = useFormats();
	const may = useMay("body.manage");
	const states = useStates();
	const by = s.published_by ?? "";
	const at = time(s.published_at);
	return (
		<>
			<PageHead
				title={s.code}
				sub={say(s.title)}
				status={<Status tone={tones[s.state]}>{states[s.state]}</Status>}
				back={{ to: `/b/${body}/standards`, label: t`Standards` }}
				history={{ noun: "own_standards", record: s.id }}
				actions={
					may && s.state === "draft" && <Button to={`/b/${body}/standards/${s.id}/edit`}>{t`Edit`}</Button>
				}
			/>
			<Stack>
				{may && s.state !== "retired" && <Verbs standard={s} />}
				<Card title={t`About the standard`}>
					<Facts
						items={[
							{ label: t`The management system it asks for`, value: say(s.system) },
							{
								label: t`Sectors`,
								value: s.by_sector ? t`the reviewer names the sectors of the applicant` : t`not asked for`,
							},
							{ label: t`Published`, value: s.published_by && t`by ${by} on ${at}` },
						]}
					/>
				</Card>
				<Transition standard={s} />
				<Card title={t`Clauses`} flush>
					<Clauses list={s.clauses} />
				</Card>
				<Materials list={s.materials} />
			</Stack>
		</>
	);
}

function Verbs({ standard: s }: { standard: StandardOwn }) {
	const { t } = useLingui();
	const body = useBody();
	const [asking, setAsking] = useState<"publish" | "retire">();
	const verb = asking === "publish" ? publishStandard : retireStandard;
	const act = useAct(
		() => verb({ path: { body, standard: s.id }, headers: { "If-Match": ifMatch(s.version) } }),
		() => setAsking(undefined),
	);
	const draft = s.state === "draft";
	const { code } = s;
	return (
		<>
			{draft ? (
				<Notice
					kind="info"
					title={t`Nobody can apply for it yet`}
					action={
						<Row>
							<Button kind="primary" onClick={() => setAsking("publish")}>{t`Publish the standard`}</Button>
							<Button kind="text" onClick={() => setAsking("retire")}>{t`Give up the draft`}</Button>
						</Row>
					}
				>
					<p>{t`Once it is published its clauses and materials stay as they are; what changes later is another edition with another year.`}</p>
				</Notice>
			) : (
				<Notice
					kind="good"
					title={t`Clients may apply for ${code}`}
					action={
						<Row>
							<Button to={`/b/${body}/methods`}>{t`How its audit time is found`}</Button>
							<Button kind="text" onClick={() => setAsking("retire")}>{t`Take no more applications`}</Button>
						</Row>
					}
				/>
			)}
			<Dialog
				open={asking !== undefined}
				onClose={() => setAsking(undefined)}
				title={asking === "publish" ? t`Publish ${code}?` : t`Take no more applications for ${code}?`}
			>
				<Stack>
					<p>
						{asking === "publish"
							? t`Clients may apply for it from now on. Clauses and materials can no longer be changed.`
							: t`Who applied already, and who is certified, goes on as before. This cannot be taken back.`}
					</p>
					{act.error !== undefined && <ProblemNote error={act.error} />}
					<Row>
						<Button kind={asking === "publish" ? "primary" : "danger"} onClick={act.run} busy={act.busy}>
							{asking === "publish" ? t`Publish` : t`Take no more`}
						</Button>
						<Button kind="text" onClick={() => setAsking(undefined)}>{t`Cancel`}</Button>
					</Row>
				</Stack>
			</Dialog>
		</>
	);
}
