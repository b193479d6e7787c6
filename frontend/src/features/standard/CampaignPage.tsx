import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { CheckIcon, CloseIcon } from "@/components/icons";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { callHolders } from "@/gen";
import { getCampaignOptions } from "@/gen/@tanstack/react-query.gen";
import type { Campaign } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useFunctions } from "@/lib/roles";
import { useBody, useParam } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import { CampaignTable } from "./CampaignTable";

/** The transition of all holders to a later edition: how far it is, the days ahead, who can carry it, and each holder. */
export default function CampaignPage() {
	const body = useBody();
	const standard = useParam("standard");
	const query = useQuery(getCampaignOptions({ path: { body, standard } }));
	return <Loaded query={query}>{(campaign) => <Shown campaign={campaign} />}</Loaded>;
}

function Shown({ campaign: c }: { campaign: Campaign }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const { date, number } = useFormats();
	const { code, id, transition } = c.standard;
	const { before } = c;
	const until = date(transition?.until);
	return (
		<>
			<PageHead
				title={t`Transition to ${code}`}
				sub={
					until
						? t`Certificates to ${before} are valid until ${until}`
						: t`The end of the transition from ${before} is not known yet`
				}
				back={{ to: `/b/${body}/standards/${id}`, label: code }}
				actions={may && c.waiting > 0 && <Call campaign={c} />}
			/>
			<Stack>
				<Card title={t`How far it is`}>
					<Facts
						columns={3}
						items={[
							{ label: t`Certificates moved`, value: number(c.moved) },
							{ label: t`Agreed, not decided yet`, value: number(c.agreed) },
							{ label: t`Applied for`, value: number(c.applied) },
							{ label: t`Nothing applied for yet`, value: number(c.waiting) },
							{ label: t`Ended with the transition`, value: number(c.ended) },
							{ label: t`Holders last written to`, value: date(c.standard.called_on) },
						]}
					/>
				</Card>
				<Forecast campaign={c} />
				<People campaign={c} />
				<Card title={t`Certificates to ${before}`} flush>
					<CampaignTable standard={id} />
				</Card>
			</Stack>
		</>
	);
}

function Forecast({ campaign: c }: { campaign: Campaign }) {
	const { t } = useLingui();
	const { number, date } = useFormats();
	const days = number(c.days);
	return (
		<Card title={t`The days ahead`}>
			<Stack>
				{c.standard.transition?.days ? (
					<p>{t`The certificates that are still to move take ${days} audit days as a rule. Combined with the next audit that is planned, they fall like this:`}</p>
				) : (
					<p className="quiet">{t`Set how many audit days a transition takes as a rule, and the days are forecast here.`}</p>
				)}
				<PlainTable
					label={t`The days ahead`}
					head={[
						{ title: t`Quarter from` },
						{ title: t`Certificates`, end: true },
						{ title: t`Days`, end: true },
					]}
					rows={c.quarters.map((q) => ({
						key: q.from,
						cells: [date(q.from), number(q.certificates), number(q.days)],
					}))}
					foot={
						c.without_due > 0
							? [t`No audit planned before the end: they need one of their own`, number(c.without_due), ""]
							: undefined
					}
				/>
			</Stack>
		</Card>
	);
}

function People({ campaign: c }: { campaign: Campaign }) {
	const { t } = useLingui();
	const body = useBody();
	const functions = useFunctions();
	const ready = c.people.filter((p) => p.functions.every((f) => f.ready)).length;
	const all = c.people.length;
	return (
		<Card title={t`Who can carry it`} aside={t`${ready} of ${all} ready`} flush>
			<PlainTable
				label={t`Who can carry it`}
				head={[{ title: t`Person` }, { title: t`Competent for the later edition` }]}
				rows={c.people.map((p) => ({
					key: p.person_id,
					cells: [
						<Link key="name" to={`/b/${body}/people/${p.person_id}`}>
							{p.name}
						</Link>,
						p.functions.map((f) => (
							<div key={f.function}>
								{f.ready ? <CheckIcon /> : <CloseIcon />} {functions[f.function]}{" "}
								{!f.ready && <span className="quiet">{t`not yet`}</span>}
							</div>
						)),
					],
				}))}
			/>
		</Card>
	);
}

function Call({ campaign: c }: { campaign: Campaign }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState(false);
	const act = useAct(
		() =>
			callHolders({
				path: { body, standard: c.standard.id },
				headers: { "If-Match": ifMatch(c.standard.version) },
			}),
		() => setOpen(false),
	);
	const { waiting } = c;
	return (
		<>
			<Button onClick={() => setOpen(true)}>{t`Write to those who have not applied`}</Button>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Write to those who have not applied?`}>
				<Stack>
					<p>{t`The holders of ${waiting} certificates get a letter with the end of the transition and the way to apply.`}</p>
					{act.error !== undefined && <ProblemNote error={act.error} />}
					<Row>
						<Button kind="primary" onClick={act.run} busy={act.busy}>{t`Send the letters`}</Button>
						<Button kind="text" onClick={() => setOpen(false)}>{t`Cancel`}</Button>
					</Row>
				</Stack>
			</Dialog>
		</>
	);
}
