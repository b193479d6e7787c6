import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet } from "@/components/Form";
import { RadioField, SelectField, TextAreaField, TextField } from "@/components/fields";
import { useHeldStates } from "../words";
import type { SectionFormProps } from "./section";
import { useYesNoOptions } from "./yesno";

/** The certification of another body that is to be transferred. */
export function Transferred({ values, application }: SectionFormProps<"transferred">) {
	const { t } = useLingui();
	const yesNo = useYesNoOptions();
	return (
		<>
			<FieldRow>
				<TextField name="body" label={t`Which body issued the certificate?`} required />
				<TextField
					name="accreditor"
					label={t`Which accreditation body accredited it?`}
					help={t`Its name or mark stands on the certificate.`}
					required
				/>
			</FieldRow>
			<RadioField
				name="recognised"
				label={t`Has that accreditation body signed the international recognition arrangement for this standard?`}
				help={t`It publishes that on its website. Without it the certification begins anew.`}
				options={[...yesNo, { value: "unknown", label: t`I do not know yet` }]}
				required
			/>
			{application.editions.map((edition, i) => (
				<HeldFields key={edition.code} at={["certificates", i]} title={edition.display} />
			))}
			<TextAreaField name="reason" label={t`Why do you want to transfer?`} rows={2} required />
			<RadioField
				name="ceased"
				label={t`Has that body ceased, or has its accreditation ended or been suspended?`}
				help={t`Then there is a limited time to transfer.`}
				options={yesNo}
				required
			/>
			{values.ceased === "yes" && <DateField name="ceased_on" label={t`Since`} required />}
			<RadioField
				name="complained"
				label={t`Were there complaints in the present cycle about what is certified?`}
				options={yesNo}
				required
			/>
			{values.complained === "yes" && (
				<TextAreaField name="complaints" label={t`Which, and what was done about them`} required />
			)}
			<RadioField
				name="regulated"
				label={t`Is an authority engaged with you about legal compliance?`}
				options={yesNo}
				required
			/>
			{values.regulated === "yes" && (
				<TextAreaField name="regulator" label={t`Which, and about what`} required />
			)}
		</>
	);
}

function HeldFields({ at, title }: { at: (string | number)[]; title: string }) {
	const { t } = useLingui();
	const states = useHeldStates();
	return (
		<FieldSet title={t`Certificate to ${title}`}>
			<FieldRow>
				<TextField name={[...at, "number"]} label={t`Certificate number`} required />
				<SelectField
					name={[...at, "status"]}
					label={t`Status today`}
					options={Object.entries(states).map(([value, label]) => ({ value, label }))}
					required
				/>
			</FieldRow>
			<FieldRow>
				<DateField name={[...at, "since_on"]} label={t`First certified on`} required />
				<DateField name={[...at, "decided_on"]} label={t`Present cycle decided on`} required />
				<DateField name={[...at, "expires_on"]} label={t`Valid until`} required />
			</FieldRow>
			<FieldRow>
				<DateField name={[...at, "first_on"]} label={t`First surveillance of this cycle ended on`} />
				<DateField name={[...at, "second_on"]} label={t`Second surveillance ended on`} />
			</FieldRow>
		</FieldSet>
	);
}
