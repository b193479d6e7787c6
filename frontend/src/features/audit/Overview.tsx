import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { CalendarIcon } from "@/components/icons";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { DateText, Days } from "@/components/Text";
import type { AudittimeDrawn, AuditView } from "@/gen";
import { brokenRules } from "@/lib/breach";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import { useRoleNames } from "./names";
import { OccasionCard } from "./OccasionCard";
import { SpanText } from "./SpanText";

/** Dates, team and what is agreed of an audit. */
export function Overview({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const say = useSay();
	const { body, base } = usePlace();
	const { objection, occasion } = audit;
	const unasked = occasion && occasion.announcement !== "announced";
	return (
		<Stack>
			{objection && (
				<Notice kind="warning" title={t`${objection.by} asks for something else`}>
					<p>{objection.reason}</p>
					{objection.preferred && (
						<p>
							{t`Would suit:`} <DateText value={objection.preferred} />
						</p>
					)}
				</Notice>
			)}
			{audit.reason && (
				<Notice kind="info" title={t`Reason given`}>
					{audit.reason}
				</Notice>
			)}
			<RuleNote rules={brokenRules(audit.warnings, say)} warning />
			<OccasionCard audit={audit} />
			<Card
				title={t`Dates`}
				aside={
					audit.span && (
						<Button
							kind="text"
							icon={<CalendarIcon />}
							href={`/api/v1/b/${body}/audits/${audit.id}/calendar.ics`}
						>{t`Calendar file`}</Button>
					)
				}
			>
				<Facts
					items={[
						{ label: t`On site`, value: audit.span && <SpanText span={audit.span} /> },
						{
							label: t`Auditor days needed`,
							value: (
								<>
									<Days value={audit.days} />
									{audit.calculation_id && (
										<div>
											<Link
												to={`${base}/audit-time/${audit.calculation_id}`}
											>{t`how they were computed`}</Link>
										</div>
									)}
								</>
							),
						},
						{
							label: t`Covers what was applied for`,
							value: audit.extends ? <Extension audit={audit} /> : false,
						},
						{ label: t`At the latest`, value: audit.due_on && <DateText value={audit.due_on} /> },
						{
							label: t`Certificate wanted by`,
							value: audit.wanted_by ? <DateText value={audit.wanted_by} /> : false,
						},
						{
							label: t`Objections until`,
							value: unasked ? false : audit.object_by && <DateText value={audit.object_by} />,
						},
						{
							label: t`Confirmed`,
							value: audit.confirmed_on && (
								<>
									<DateText value={audit.confirmed_on} /> · {audit.confirmed_by}
								</>
							),
						},
						{ label: t`Standard`, value: audit.standard },
						{
							label: t`Sites visited besides the central one`,
							value: (audit.drawn ?? []).length > 0 && <Sites drawn={audit.drawn ?? []} />,
							wide: true,
						},
						{
							label: t`Verifies on site`,
							value: audit.verified.length > 0 && <Verified audit={audit} />,
							wide: true,
						},
					]}
				/>
			</Card>
			<Team audit={audit} />
		</Stack>
	);
}

/** The sites that were drawn for the audit: nobody chooses them, and those seen earlier in the cycle come last. */
function Sites({ drawn }: { drawn: AudittimeDrawn[] }) {
	const { t } = useLingui();
	const say = useSay();
	return drawn.map((group) => {
		const names = (group.names ?? group.numbers.map((n) => ({ en: `${n}`, zh: `${n}` }))).map((name) =>
			say(name),
		);
		const visited = group.numbers.length;
		const of = group.of;
		return (
			<div key={group.group}>
				{names.join(", ")}
				<span className="quiet"> {t`(${visited} of ${of}: ${say(group.title)})`}</span>
			</div>
		);
	});
}

/** The nonconformities that a follow-up verifies, to be opened. */
/** The application is a page of the office; the client finds its own by the same address. */
function Extension({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const { base } = usePlace();
	return (
		<>
			<Days value={audit.added ?? 0} />
			<div>
				<Link to={`${base}/applications/${audit.extends}`}>{t`Open the application`}</Link>
			</div>
		</>
	);
}

function Verified({ audit }: { audit: AuditView }) {
	const { base } = usePlace();
	return (
		<Row>
			{audit.verified.map((f) => (
				<Link key={f.id} to={`${base}/findings/${f.id}`}>
					{f.reference} ({f.clause})
				</Link>
			))}
		</Row>
	);
}

function Team({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const roles = useRoleNames();
	const team = audit.team ?? [];
	const nameOf = (person?: string) => team.find((m) => m.person_id === person)?.name;
	const role = (m: (typeof team)[number]) => {
		const role = roles[m.role];
		const evaluator = nameOf(m.evaluator_id);
		return evaluator ? t`${role}, evaluated by ${evaluator}` : role;
	};
	return (
		<Card title={t`Audit team`} flush={team.length > 0}>
			{team.length === 0 ? (
				<p className="quiet">{t`No team has been proposed yet.`}</p>
			) : (
				<PlainTable
					label={t`Audit team`}
					head={[{ title: t`Person` }, { title: t`Role` }, { title: t`Present` }]}
					rows={team.map((m) => ({
						key: m.person_id,
						cells: [
							m.name,
							role(m),
							<SpanText key="span" span={m.span ?? audit.span ?? { from: "", to: "" }} />,
						],
					}))}
				/>
			)}
		</Card>
	);
}
