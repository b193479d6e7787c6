import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { RuleNote } from "@/components/RuleNote";
import { Status, type Tone } from "@/components/Status";
import { DateTime } from "@/components/Text";
import { endorseRetiming, keepAgreement, offerAmendment } from "@/gen";
import { listRetimingsOptions } from "@/gen/@tanstack/react-query.gen";
import type { AudittimeSetter, RetimingRecord } from "@/gen/types.gen";
import { brokenRules } from "@/lib/breach";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useAct, useSend } from "@/lib/send";
import { useMay, useSession } from "@/lib/session";
import { useSay } from "@/lib/text";

/** What changed headcounts did to the agreements of a client, the latest first. */
export function Retimings({ client }: { client: string }) {
	const { body } = usePlace();
	const query = useQuery(listRetimingsOptions({ path: { body }, query: { client, limit: 20 } }));
	return (
		<Stack>
			{query.data?.items
				.filter((one) => one.state !== "superseded")
				.map((one) => (
					<Retiming key={one.id} retiming={one} />
				))}
		</Stack>
	);
}

function Retiming({ retiming: r }: { retiming: RetimingRecord }) {
	const { t } = useLingui();
	const { base, reader } = usePlace();
	const { date, number } = useFormats();
	const say = useSay();
	const on = date(r.entry.on);
	const may = useMay("quotation.write") && (r.state === "proposed" || r.state === "offered");
	const was = number(r.was.headcount);
	const is = number(r.is.headcount);
	return (
		<Card
			title={t`Agreement ${r.reference}: ${was} → ${is} persons in scope`}
			aside={<State state={r.state} client={reader === "client"} />}
		>
			<Stack>
				<p>
					{t`The headcount of ${on} changes the audit time or the fees. Factors and prices are those agreed; audits that have taken place stay as they were.`}{" "}
					{t`The persons are spread over groups and sites in proportion to those before.`}
				</p>
				<RuleNote rules={brokenRules(r.warnings ?? [], say)} warning />
				<Days retiming={r} />
				{r.setter && <SetDays retiming={r} setter={r.setter} />}
				<Amounts retiming={r} />
				{r.reason && (
					<p>
						{t`Why the agreement stays:`} {r.reason}
					</p>
				)}
				{r.by && (
					<p className="quiet">
						{r.by} · <DateTime value={r.at} />
					</p>
				)}
				{r.quotation_id && (
					<Link to={`${base}/quotations/${r.quotation_id}`}>{t`The amendment, line by line`}</Link>
				)}
				{may && <Verbs retiming={r} />}
			</Stack>
		</Card>
	);
}

const tones: Record<RetimingRecord["state"], Tone> = {
	proposed: "yours",
	offered: "going",
	agreed: "good",
	kept: "quiet",
	superseded: "quiet",
};

function State({ state, client }: { state: RetimingRecord["state"]; client: boolean }) {
	const { t } = useLingui();
	const names: Record<RetimingRecord["state"], string> = {
		proposed: t`Amend the agreement?`,
		offered: client ? t`Please accept or decline` : t`With the client`,
		agreed: t`Amended`,
		kept: t`Agreement kept`,
		superseded: t`Superseded by a later headcount`,
	};
	return <Status tone={state === "offered" && client ? "yours" : tones[state]}>{names[state]}</Status>;
}

function Days({ retiming: r }: { retiming: RetimingRecord }) {
	const { t } = useLingui();
	const { days } = useFormats();
	const rows = [
		{ key: t`Initial audit`, was: r.was.initial_days, is: r.is.initial_days },
		{ key: t`Surveillance, each year`, was: r.was.surveillance_days, is: r.is.surveillance_days },
		{ key: t`Recertification`, was: r.was.recertification_days, is: r.is.recertification_days },
	];
	return (
		<PlainTable
			label={t`Auditor days`}
			head={[{ title: t`Auditor days` }, { title: t`Before`, end: true }, { title: t`Now`, end: true }]}
			rows={rows.map(({ key, was, is }) => ({ key, cells: [key, days(was), is > 0 ? days(is) : "–"] }))}
		/>
	);
}

/** Days that a person set in the place of what the method gives, with their reason, and whose word they have. */
function SetDays({ retiming: r, setter }: { retiming: RetimingRecord; setter: AudittimeSetter }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const { days } = useFormats();
	const waits = !r.endorsement && r.state === "proposed";
	const may = useMay("calculation.endorse") && waits;
	const own = useSession()?.identity.id === setter.by_id;
	const endorse = useAct(() =>
		endorseRetiming({ path: { body, retiming: r.id }, headers: { "If-Match": ifMatch(r.version) } }),
	);
	const { by } = setter;
	const second = r.endorsement?.by;
	return (
		<Notice
			kind={waits ? "warning" : "info"}
			title={waits ? t`The days that ${by} set wait for a second person` : t`Days set by ${by}`}
			action={
				may &&
				!own && (
					<Button kind="primary" busy={endorse.busy} onClick={endorse.run}>
						{t`Endorse the days in my name`}
					</Button>
				)
			}
		>
			{(r.input.standards ?? []).map(
				(s) =>
					s.set_days && (
						<p key={s.code}>
							{s.code}: {days(s.set_days.days)} · {s.set_days.reason}
						</p>
					),
			)}
			<p>
				{second
					? t`Endorsed by ${second}`
					: t`For the persons of today they lie below what the method gives, or the method gives nothing. Nothing is offered until the days are endorsed.`}
			</p>
			<ProblemNote error={endorse.error} />
		</Notice>
	);
}

function Amounts({ retiming: r }: { retiming: RetimingRecord }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const years: Record<string, string> = {
		initial: t`Initial certification`,
		surveillance_1: t`First surveillance`,
		surveillance_2: t`Second surveillance`,
		recertification: t`Recertification`,
	};
	const sums = r.changes.lines.filter((line) => !line.code);
	if (sums.length === 0) return null;
	return (
		<PlainTable
			label={t`Fees by year, tax included`}
			stacks
			head={[
				{ title: t`Fees by year, tax included` },
				{ title: t`Before`, end: true },
				{ title: t`Now`, end: true },
			]}
			rows={sums.map((line) => ({
				key: line.year,
				cells: [years[line.year] ?? line.year, money(line.was, r.currency), money(line.is, r.currency)],
			}))}
		/>
	);
}

function Verbs({ retiming: r }: { retiming: RetimingRecord }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const [open, setOpen] = useState(false);
	const again = r.state === "offered";
	const target = { path: { body, retiming: r.id }, headers: { "If-Match": ifMatch(r.version) } };
	const waits = Boolean(r.setter && !r.endorsement);
	const offer = useAct(() => offerAmendment(target));
	const keep = useSend((values: { reason: string }) => keepAgreement({ ...target, body: values }));
	return (
		<>
			<Row>
				<Button
					kind={again ? undefined : "primary"}
					onClick={offer.run}
					busy={offer.busy}
					why={waits ? t`A second person endorses the days first.` : undefined}
				>
					{again ? t`Send a new amendment` : t`Send the amendment to the client`}
				</Button>
				<Button onClick={() => setOpen(true)}>{t`Keep the agreement`}</Button>
			</Row>
			<ProblemNote error={offer.error} />
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Keep the agreement`}>
				<Form<{ reason: string }>
					onSubmit={async ({ reason }) => {
						await keep({ reason: reason ?? "" });
						setOpen(false);
					}}
					submit={t`Keep the agreement`}
				>
					<TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />
				</Form>
			</Dialog>
		</>
	);
}
