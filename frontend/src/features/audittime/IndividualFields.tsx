import { useLingui } from "@lingui/react/macro";
import { FieldRow, FieldSet } from "@/components/Form";
import { NumberField, TextField } from "@/components/fields";

/** Days of a second or later cycle by a method of the body's own, in the place of a third and two thirds. */
export function IndividualFields() {
	const { t } = useLingui();
	return (
		<FieldSet
			title={t`Individual days of the next cycle`}
			hint={t`Only by a method that was agreed with the accreditation body; a second person endorses them. Leave all four empty for the days computed.`}
		>
			<FieldRow>
				<NumberField
					name={["individual", "surveillance"]}
					label={t`Days of each surveillance`}
					min={0.5}
					step={0.5}
					digits={1}
				/>
				<NumberField
					name={["individual", "recertification"]}
					label={t`Days of the recertification`}
					min={0.5}
					step={0.5}
					digits={1}
				/>
			</FieldRow>
			<TextField name={["individual", "method"]} label={t`Document by which the method was agreed`} />
			<TextField name={["individual", "reason"]} label={t`Why these days of the next cycle`} />
		</FieldSet>
	);
}
