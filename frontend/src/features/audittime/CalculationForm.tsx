import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import type { AudittimeGroup, AudittimeInput } from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";

interface Props {
	start: AudittimeInput;
	/** Why it cannot be kept now. */
	why?: string;
	onChange: (input: AudittimeInput) => void;
	onSave: (input: AudittimeInput) => Promise<unknown>;
}

/**
 * Who is in scope is the applicant's word and stands; the reviewer says which repetitive work is reduced
 * and which factors apply, each with its reason.
 */
export function CalculationForm({ start, why, onChange, onSave }: Props) {
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
			<FieldSet
				title={t`Factors`}
				hint={t`Increases are positive, reductions negative. Together they lower the days by 30 % at most.`}
			>
				<ListField
					name={["standards", 0, "factors"]}
					add={t`Add a factor`}
					remove={(i) => t`Remove factor ${i + 1}`}
					title={(i) => t`Factor ${i + 1}`}
				>
					{(path) => (
						<FieldRow>
							<TextField name={[...path, "code"]} label={t`Factor`} required />
							<NumberField
								name={[...path, "percent"]}
								label={t`Change in per cent`}
								unit="%"
								digits={1}
								required
							/>
							<TextField name={[...path, "reason"]} label={t`Reason`} required />
						</FieldRow>
					)}
				</ListField>
			</FieldSet>
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
	const [standard, ...others] = start.standards ?? [];
	const factors = (values.standards?.[0]?.factors ?? []).map((factor) => ({
		code: factor?.code ?? "",
		percent: factor?.percent ?? 0,
		reason: factor?.reason ?? "",
	}));
	return { ...start, personnel, standards: standard ? [{ ...standard, factors }, ...others] : [] };
}
