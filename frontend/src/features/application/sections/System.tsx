import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { useIntegrated } from "../integrated";
import type { SectionFormProps } from "./section";
import { useYesNoOptions } from "./yesno";

export function System({ application }: SectionFormProps<"system">) {
	const { t } = useLingui();
	return (
		<>
			<DateField
				name="operated_since"
				label={t`The system has been operated since`}
				help={t`An application can be submitted after three full months`}
				required
			/>
			<FieldRow>
				<DateField
					name="internal_audit"
					label={t`Last day of the internal audit`}
					help={t`May follow later; stage 2 does not begin without it`}
				/>
				<DateField
					name="management_review"
					label={t`Day of the management review`}
					help={t`May follow later; stage 2 does not begin without it`}
				/>
			</FieldRow>
			<DateField
				name="wanted_by"
				label={t`The certificate is wanted by`}
				help={t`Helps the certification body to plan; it is no promise`}
			/>
			{application.standards.length > 1 && <Together />}
			<TextAreaField name="note" label={t`Note`} />
		</>
	);
}

/** What makes the systems of several standards one; it can shorten the audit. */
function Together() {
	const { t } = useLingui();
	const yesNo = useYesNoOptions();
	return (
		<FieldSet
			title={t`One system for all the standards`}
			hint={t`The more is one, the shorter the audit can be; stage 1 confirms it.`}
		>
			{useIntegrated().map(({ name, says }) => (
				<RadioField key={name} name={["integrated", name]} label={says} options={yesNo} required />
			))}
		</FieldSet>
	);
}
