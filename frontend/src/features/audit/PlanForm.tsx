import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { CheckField, NumberField, SelectField, TextAreaField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { type AuditPlan, type AuditView, writePlan } from "@/gen";
import { addDays } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { dayOf } from "./names";

type Item = Omit<NonNullable<AuditPlan["items"]>[number], "clauses"> & { clauses?: string };
type Values = Omit<AuditPlan, "items"> & { items: Item[] };

const written = (v: Values): AuditPlan => ({
	...v,
	items: v.items.map((item) => ({
		...item,
		who: item.who ?? [],
		clauses: (item.clauses ?? "").split(/[\s,，、;]+/).filter(Boolean),
	})),
});

/** The editor of the plan. A first plan starts from the meetings that every audit has. */
export function PlanForm({ audit, onDone }: { audit: AuditView; onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const first = useFirstPlan(audit);
	const plan = audit.plan;
	const initial: Values = plan?.items?.length
		? { ...plan, items: plan.items.map((item) => ({ ...item, clauses: item.clauses?.join(", ") })) }
		: first;
	const send = useSend(async (values: Values) => {
		await writePlan({
			path: { body, audit: audit.id },
			body: written(values),
			headers: { "If-Match": ifMatch(audit.version) },
		});
		onDone();
	});
	const [remote, setRemote] = useState(() => initial.items.some((item) => item.remote));
	const people = (audit.team ?? []).map((m) => ({ value: m.person_id, label: m.name ?? "" }));
	return (
		<Card title={t`Audit plan`}>
			<Form<Values>
				initial={initial}
				onChange={(values) => setRemote((values.items ?? []).some((item) => item?.remote))}
				onSubmit={send}
				submit={t`Save the plan`}
				aside={<Button kind="text" onClick={onDone}>{t`Discard changes`}</Button>}
			>
				<TextAreaField name="objectives" label={t`Objectives`} rows={2} />
				<TextAreaField name="criteria" label={t`Criteria`} rows={2} />
				<TextAreaField name="scope" label={t({ message: "Scope", context: "audit" })} rows={2} />
				<TextAreaField
					name="places"
					label={t`Places`}
					rows={2}
					help={t`Sites, also temporary and remote ones`}
				/>
				<ListField
					name="items"
					add={t`Add an entry`}
					remove={(i) => t`Remove entry ${i + 1}`}
					title={(i) => t`Entry ${i + 1}`}
					fresh={() => ({ day: dayOf(audit.span?.from), who: people.map((p) => p.value) })}
				>
					{(path) => (
						<>
							<FieldRow>
								<DateField
									name={[...path, "day"]}
									label={t`Day`}
									min={dayOf(audit.span?.from)}
									max={dayOf(audit.span?.to)}
								/>
								<TextField name={[...path, "from"]} label={t`From`} placeholder="09:00" />
								<TextField name={[...path, "to"]} label={t`To`} placeholder="10:30" />
							</FieldRow>
							<FieldRow>
								<TextField name={[...path, "topic"]} label={t`Topic`} required />
								<TextField name={[...path, "clauses"]} label={t`Clauses`} placeholder="8.6.1, 8.6.3" />
							</FieldRow>
							<FieldRow>
								<SelectField name={[...path, "who"]} label={t`Who`} options={people} multiple />
								<TextField name={[...path, "place"]} label={t`Place`} />
								<CheckField name={[...path, "remote"]} label={t`By remote means`} />
								{audit.shifts > 1 && (
									<NumberField name={[...path, "shift"]} label={t`Shift`} min={1} max={audit.shifts} />
								)}
							</FieldRow>
						</>
					)}
				</ListField>
				{remote && <Remote />}
			</Form>
		</Card>
	);
}

/** What is settled before parts of the audit are held by remote means. */
function Remote() {
	const { t } = useLingui();
	return (
		<FieldSet
			title={t`Remote means`}
			hint={t`To be settled with the client before the plan goes out; the report then says how far they were used and how effective they were.`}
		>
			<TextField name={["ict", "tools"]} label={t`By which means`} />
			<TextAreaField
				name={["ict", "security"]}
				label={t`Security and confidentiality, as agreed with the client`}
				rows={2}
			/>
			<TextAreaField
				name={["ict", "risks"]}
				label={t`Risks and opportunities, and why it is the better way`}
				rows={2}
			/>
			<CheckField name={["ict", "ready"]} label={t`Both sides have the tools and can use them`} />
		</FieldSet>
	);
}

/** What every audit begins and ends with, and the working hours between, on each day that is agreed. */
function useFirstPlan(audit: AuditView): Values {
	const { t } = useLingui();
	const from = dayOf(audit.span?.from) ?? "";
	const to = dayOf(audit.span?.to) ?? from;
	const who = (audit.team ?? []).filter((m) => m.role !== "observer").map((m) => m.person_id);
	const items: Item[] = [];
	for (let day = from; from && day <= to; day = addDays(day, 1)) {
		const entry = (start: string, end: string, topic: string) =>
			items.push({ day, from: start, to: end, topic, who });
		if (day === from) entry("09:00", "09:30", t`Opening meeting`);
		entry(day === from ? "09:30" : "09:00", "12:30", "");
		entry("13:30", day === to ? "16:00" : "17:00", "");
		if (day === to) entry("16:00", "17:00", t`Team's conclusions and closing meeting`);
	}
	return { criteria: audit.standard, items };
}
