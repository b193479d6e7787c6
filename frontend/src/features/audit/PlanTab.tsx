import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { EditIcon, PrintIcon } from "@/components/icons";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { DateText } from "@/components/Text";
import type { AuditView } from "@/gen";
import { brokenRules } from "@/lib/breach";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import { PlanForm } from "./PlanForm";

/** The audit plan: what it says, what it lacks, and its editor for the team. */
export function PlanTab({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const say = useSay();
	const { body, reader } = usePlace();
	const { number } = useFormats();
	const [editing, setEditing] = useState(false);
	const open = audit.on_team && (audit.state === "confirmed" || audit.state === "planned");
	const items = audit.plan?.items ?? [];
	const hours = number(audit.planned_hours);
	const share = audit.remote_percent;
	const ict = audit.plan?.ict;
	const announcement = audit.occasion?.announcement;
	const silent = announcement === "unannounced";
	const unasked = silent || announcement === "short_notice";
	if (editing) return <PlanForm audit={audit} onDone={() => setEditing(false)} />;
	if (items.length === 0) {
		return (
			<Card>
				<Empty
					kind="nothing"
					title={t`No plan yet`}
					text={
						reader === "client"
							? t`The team leader sends the plan before the audit.`
							: unasked
								? t`The team writes the plan once dates and team are confirmed.`
								: t`The team writes the plan once the client has confirmed dates and team.`
					}
					action={
						open && <Button kind="primary" onClick={() => setEditing(true)}>{t`Write the plan`}</Button>
					}
				/>
			</Card>
		);
	}
	return (
		<Stack>
			{open && <RuleNote rules={brokenRules(audit.plan_lacks, say)} warning />}
			<Card
				title={t`Audit plan`}
				aside={
					<Row>
						{open && <Button icon={<EditIcon />} onClick={() => setEditing(true)}>{t`Edit`}</Button>}
						<Button icon={<PrintIcon />} href={`/api/v1/b/${body}/audits/${audit.id}/plan.pdf`}>
							PDF
						</Button>
					</Row>
				}
			>
				<Facts
					items={[
						{ label: t`Objectives`, value: audit.plan?.objectives, wide: true },
						{ label: t`Criteria`, value: audit.plan?.criteria, wide: true },
						{ label: t({ message: "Scope", context: "audit" }), value: audit.plan?.scope, wide: true },
						{ label: t`Places`, value: audit.plan?.places, wide: true },
						{
							label: silent ? t`Settled on` : t`Sent on`,
							value: audit.plan?.issued_on && <DateText value={audit.plan.issued_on} />,
						},
						{ label: t`Auditor hours, at most 8 a day each`, value: hours },
						{ label: t`Part that is remote`, value: share ? `${share} %` : false },
						{ label: t`By which means`, value: share ? ict?.tools : false },
						{
							label: t`Security and confidentiality, as agreed with the client`,
							value: share ? ict?.security : false,
							wide: true,
						},
						{
							label: t`Risks and opportunities, and why it is the better way`,
							value: share ? ict?.risks : false,
							wide: true,
						},
					]}
				/>
			</Card>
			<Card title={t`Programme of the days`} flush>
				<Days audit={audit} />
			</Card>
		</Stack>
	);
}

function Days({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const names = new Map((audit.team ?? []).map((m) => [m.person_id, m.name]));
	const items = [...(audit.plan?.items ?? [])].sort((a, b) => (a.day + a.from).localeCompare(b.day + b.from));
	return (
		<PlainTable
			label={t`Programme of the days`}
			head={[
				{ title: t`Day` },
				{ title: t`Time` },
				{ title: t`Topic` },
				{ title: t`Clauses` },
				{ title: t`Who` },
				{ title: t`Place` },
			]}
			rows={items.map((item, i) => ({
				key: String(i),
				cells: [
					<DateText key="day" value={item.day} short />,
					`${item.from}–${item.to}`,
					item.topic,
					item.clauses?.join(", "),
					item.who.map((id) => names.get(id) ?? "").join(", "),
					[item.place, item.remote && t`remote`, item.shift ? t`shift ${item.shift}` : undefined]
						.filter(Boolean)
						.join(" · "),
				],
			}))}
		/>
	);
}
