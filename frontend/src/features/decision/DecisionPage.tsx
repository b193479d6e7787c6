import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { outcome } from "@/components/ConfirmPage";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText, DateTime, Say } from "@/components/Text";
import { agreeToDecision, dismissDecision, previewLetters, takeDecision } from "@/gen";
import { getDecisionOptions } from "@/gen/@tanstack/react-query.gen";
import type { DecisionView, Verdict as Values } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { RestatedTable } from "./Correction";
import { CycleCard } from "./CycleCard";
import { DismissForm } from "./DismissForm";
import { FileCards } from "./FileCards";
import { ReviewCard } from "./ReviewCard";
import { SeenCard } from "./SeenCard";
import { useChecks, Verdict } from "./Verdict";
import { Deliberations, Request, VoiceVerbs } from "./Voices";
import { outcomeOf, tones, useVerbs } from "./words";

/** A decision: to be taken, or as it was taken. */
export function DecisionPage({ beside }: { beside: (client: string) => ReactNode }) {
	const body = useBody();
	const query = useQuery(getDecisionOptions({ path: { body, decision: useParam("decision") } }));
	return (
		<Loaded query={query}>
			{(view) =>
				view.state === "prepared" ? (
					<Open view={view} beside={beside(view.client_id)} />
				) : (
					<Taken view={view} beside={beside(view.client_id)} />
				)
			}
		</Loaded>
	);
}

interface Props {
	view: DecisionView;
	/** What else is known of the client. */
	beside: ReactNode;
}

function Open({ view, beside }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const navigate = useNavigate();
	const search: { as?: string } = useSearch({ strict: false });
	const back = { to: `/b/${body}/decisions`, label: t`Decisions` };
	const of = { path: { body, decision: view.id }, headers: { "If-Match": ifMatch(view.version) } };
	const { motion } = view;
	const refuses = motion ? motion.refuses : search.as === "refuse";
	const take = useSend((values: Values) =>
		motion ? agreeToDecision(of) : takeDecision({ ...of, body: { ...values, refuse: refuses } }),
	);
	const dismiss = useSend((values: Values) => dismissDecision({ ...of, body: values }));
	const grants = ["grant", "transfer", "renew", "extend"].includes(view.type);
	const no = outcomeOf(view.type, true);
	const verbs = useVerbs(Boolean(view.before));
	const again = view.type === "extend" ? t`Back to the decision` : t`Back to granting`;
	const choose = (as?: string) => void navigate({ to: ".", search: { as } });
	return (
		<Stack>
			<Verdict
				view={view}
				beside={beside}
				title={refuses ? (verbs[no] ?? "") : say(view.name)}
				back={back}
				as={refuses ? no : undefined}
				letters={async (values) =>
					(await previewLetters({ path: of.path, body: { ...values, refuse: refuses } })).data
				}
				onConfirm={take}
			/>
			<VoiceVerbs view={view} />
			{grants && !motion && (
				<Row>
					{search.as === "refuse" ? (
						<Button kind="text" onClick={() => choose()}>
							{again}
						</Button>
					) : (
						<Button kind="text" onClick={() => choose("refuse")}>{t`Refuse instead`}</Button>
					)}
				</Row>
			)}
			{view.actions.some((a) => a.name === "dismiss" && a.allowed) && <DismissForm onSubmit={dismiss} />}
		</Stack>
	);
}

function Taken({ view, beside }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const checks = useChecks();
	return (
		<>
			<PageHead
				title={say(view.name)}
				sub={<Say text={view.client_name} />}
				status={<Status tone={tones[view.state] ?? "quiet"}>{say(view.state_name)}</Status>}
				back={{ to: `/b/${body}/decisions`, label: t`Decisions` }}
				history={{ noun: "decisions", record: view.id }}
			/>
			<Stack>
				<Card title={t`The decision`}>
					<Facts
						items={[
							{ label: t`Decided by`, value: view.by_name },
							{ label: t`Decided on`, value: <DateText value={view.on} /> },
							{ label: t`Signed at`, value: view.by_name ? <DateTime value={view.at} /> : undefined },
							...(view.ends_on
								? [{ label: t`Suspended until`, value: <DateText value={view.ends_on} /> }]
								: []),
							...(view.asked
								? [{ label: t`Day of the client's written request`, value: <Request asked={view.asked} /> }]
								: []),
							...(view.restated?.length
								? [{ label: t`As corrected`, value: <RestatedTable list={view.restated} />, wide: true }]
								: []),
							{ label: t`Reason`, value: view.reason, wide: true },
							...(view.words ? [{ label: t`Added to the letter`, value: view.words, wide: true }] : []),
						]}
					/>
				</Card>
				{view.checks.length > 0 && (
					<Card title={t`Checks as they stood`}>
						<Facts
							columns={1}
							items={checks(view.checks).map((c) => ({
								label: `${{ passed: "✓", warned: "!", failed: "✕" }[outcome(c)]} ${c.label as string}`,
								value: c.why,
							}))}
						/>
					</Card>
				)}
				{beside}
				<Deliberations view={view} />
				<FileCards view={view} />
				<CycleCard view={view} />
				<ReviewCard view={view} />
				{view.seen && view.seen.length > 0 && <SeenCard view={view} seen={view.seen} />}
			</Stack>
		</>
	);
}
