import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import type {
	AudittimeGroup,
	AudittimeInput,
	AudittimeIntegration,
	AudittimeScores,
	AudittimeStandard,
	StandardChoice,
} from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";
import { IntegrationFields } from "./IntegrationFields";
import { StandardFields } from "./StandardFields";

interface Props {
	start: AudittimeInput;
	/** What is chosen for each of the standards. */
	choices: StandardChoice[];
	/** Why it cannot be kept now. */
	why?: string;
	onChange: (input: AudittimeInput) => void;
	onSave: (input: AudittimeInput) => Promise<unknown>;
}

/**
 * Who is in scope is the applicant's word and stands; the reviewer says which repetitive work is reduced,
 * which factors apply to each standard, each with its reason, and how far the systems are one.
 */
export function CalculationForm({ start, choices, why, onChange, onSave }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = useFormats();
	const groups = start.personnel ?? [];
	const [typed, setTyped] = useState(start);
	const change = (values: AudittimeInput) => {
		const next = merged(start, values);
		setTyped(next);
		onChange(next);
	};
	return (
		<Form<AudittimeInput>
			initial={start}
			onSubmit={(values) => onSave(merged(start, values))}
			onChange={change}
			submit={t`Keep this calculation`}
			why={why}
		>
			{groups.map((group, index) => {
				const persons = number(group.headcount);
				const site = say(group.site);
				const hours = number((group.minutes_a_day || 480) / 60);
				const repetitive = group.repetitive ? t`the applicant says: identical, directed work` : "";
				return (
					<FieldSet
						// biome-ignore lint/suspicious/noArrayIndexKey: the groups stand as the application lists them
						key={index}
						title={[site, say(group.activity)].filter(Boolean).join(" · ")}
						hint={[t`${persons} persons, ${hours} hours a day`, repetitive].filter(Boolean).join("; ")}
					>
						<GroupFields index={index} reduction={typed.personnel?.[index]?.reduction} />
					</FieldSet>
				);
			})}
			{choices.map((choice, index) => (
				<StandardFields key={choice.code} choice={choice} index={index} named={choices.length > 1} />
			))}
			{choices.length > 1 && <IntegrationFields standards={choices.length} />}
		</Form>
	);
}

function GroupFields({ index, reduction }: { index: number; reduction?: string }) {
	const { t } = useLingui();
	const name = (field: string) => ["personnel", index, field];
	const reduced = reduction === "percent" || reduction === "sqrt";
	return (
		<FieldRow>
			<SelectField
				required
				name={name("reduction")}
				label={t`Reduction`}
				options={[
					{ value: "none", label: t`None: all count` },
					{ value: "sqrt", label: t`Square root of the group` },
					{ value: "percent", label: t`A percentage` },
				]}
			/>
			{reduction === "percent" && (
				<NumberField
					name={name("percent")}
					label={t`Change in per cent`}
					unit="%"
					min={-99}
					max={0}
					required
				/>
			)}
			{reduced && <TextField name={name("reason")} label={t`Reason`} required />}
		</FieldRow>
	);
}

/** The form holds what the reviewer decides; the persons come from the application. */
function merged(start: AudittimeInput, values: AudittimeInput): AudittimeInput {
	const personnel = (start.personnel ?? []).map((group, index): AudittimeGroup => {
		const typed = values.personnel?.[index];
		const reduction = typed?.reduction ?? "none";
		return {
			...group,
			reduction,
			percent: reduction === "percent" ? (typed?.percent ?? 0) : 0,
			reason: reduction === "none" ? "" : (typed?.reason ?? ""),
		};
	});
	const standards = (start.standards ?? []).map((standard, index): AudittimeStandard => {
		const typed = values.standards?.[index];
		return {
			code: standard.code,
			category: typed?.category ?? standard.category,
			factors: (typed?.factors ?? []).map((factor) => ({
				code: factor?.code ?? "",
				percent: factor?.percent ?? 0,
				reason: factor?.reason ?? "",
			})),
			scores: scored(typed?.scores),
		};
	});
	return { ...start, personnel, standards, integration: integrated(values.integration) };
}

/** Scores of which none is typed are none. */
function scored(typed: Partial<AudittimeScores> | undefined): AudittimeScores | undefined {
	const {
		business = 0,
		process = 0,
		maturity = 0,
		technology = 0,
		outsourcing = 0,
		development = 0,
	} = typed ?? {};
	const scores = { business, process, maturity, technology, outsourcing, development };
	return Object.values(scores).some(Boolean) ? scores : undefined;
}

function integrated(typed: AudittimeIntegration | undefined): AudittimeIntegration | undefined {
	const markers = typed?.markers ?? [];
	const team = (typed?.team ?? []).map((standards) => standards ?? 1);
	return markers.length + team.length > 0 ? { markers, team } : undefined;
}
