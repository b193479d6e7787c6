import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, Form } from "@/components/Form";
import { CheckField, SelectField } from "@/components/fields";
import { RuleNote } from "@/components/RuleNote";
import { type AuditProposal, type AuditView, checkProposal, proposeAudit } from "@/gen";
import { brokenRules } from "@/lib/breach";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { AreaCovers } from "./AreaCovers";
import { dayOf, halfOf } from "./names";
import { TeamChoice } from "./TeamChoice";

interface Values {
	from?: string;
	fromHalf: string;
	to?: string;
	toHalf: string;
	weekends?: boolean;
	/** The role of each chosen person, by the person's identifier. */
	roles: Record<string, string | undefined>;
	/** Who is in charge of each auditor in training. */
	evaluators: Record<string, string | undefined>;
}

function proposal(v: Values): AuditProposal {
	const team = Object.entries(v.roles).flatMap(([person_id, role]) =>
		role ? [{ person_id, role, evaluator_id: role === "trainee" ? v.evaluators[person_id] : undefined }] : [],
	);
	return {
		span: { from: `${v.from}/${v.fromHalf}`, to: `${v.to ?? v.from}/${v.toHalf}` },
		weekends: v.weekends,
		team,
	};
}

function initial(audit: AuditView): Values {
	return {
		from: dayOf(audit.span?.from) ?? audit.objection?.preferred,
		fromHalf: audit.span ? halfOf(audit.span.from) : "am",
		to: dayOf(audit.span?.to) ?? audit.objection?.preferred,
		toHalf: audit.span ? halfOf(audit.span.to) : "pm",
		weekends: audit.weekends,
		roles: Object.fromEntries((audit.team ?? []).map((m) => [m.person_id, m.role])),
		evaluators: Object.fromEntries((audit.team ?? []).map((m) => [m.person_id, m.evaluator_id])),
	};
}

/** Dates and team with each person's fitness beside the choice; what stands against them is said at once. */
export function ProposeForm({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const [values, setValues] = useState(() => initial(audit));
	const tried = proposal(values);
	const check = useQuery({
		queryKey: ["check-proposal", audit.id, tried],
		queryFn: async () => (await checkProposal({ path: { body, audit: audit.id }, body: tried })).data,
		enabled: Boolean(values.from),
		placeholderData: keepPreviousData,
	});
	const send = useSend((v: Values) =>
		proposeAudit({
			path: { body, audit: audit.id },
			body: proposal(v),
			headers: { "If-Match": ifMatch(audit.version) },
		}),
	);
	const halves = [
		{ value: "am", label: t`morning` },
		{ value: "pm", label: t`afternoon` },
	];
	const unasked = audit.occasion && audit.occasion.announcement !== "announced";
	const broken = brokenRules(check.data?.broken ?? [], say);
	return (
		<Card title={t`Dates and team`}>
			<Form<Values>
				initial={initial(audit)}
				onChange={setValues}
				onSubmit={send}
				submit={unasked ? t`Propose to a second person` : t`Propose to the client`}
				why={values.from ? undefined : t`Choose the first day on site.`}
			>
				<FieldRow>
					<DateField name="from" label={t`First day on site`} required />
					<SelectField name="fromHalf" label={t`begins in the`} options={halves} required />
				</FieldRow>
				<FieldRow>
					<DateField name="to" label={t`Last day on site`} required />
					<SelectField name="toHalf" label={t`ends in the`} options={halves} required />
				</FieldRow>
				<CheckField name="weekends" label={t`The client works at weekends; Saturdays and Sundays count`} />
				<Stack>
					{values.from ? (
						<>
							<AreaCovers areas={check.data?.areas ?? []} />
							<TeamChoice people={check.data?.people ?? []} roles={values.roles} />
						</>
					) : (
						<p className="quiet">{t`Choose the dates; then each person is shown with whether they are free and competent.`}</p>
					)}
					{tried.team.length > 0 && <RuleNote rules={broken} />}
					<RuleNote rules={brokenRules(check.data?.warnings ?? [], say)} warning />
				</Stack>
			</Form>
		</Card>
	);
}
