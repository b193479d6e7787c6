import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { FieldRow } from "@/components/Form";
import { TextAreaField } from "@/components/fields";

export function System() {
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
			<TextAreaField name="note" label={t`Note`} />
		</>
	);
}
