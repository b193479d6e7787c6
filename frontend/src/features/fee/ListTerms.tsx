import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { FieldRow } from "@/components/Form";
import { CheckField, NumberField, SelectField, TextField } from "@/components/fields";

/** What holds for every item of an edition: its days, currency, tax, and how far a quotation may go below it. */
export function ListTerms() {
	const { t } = useLingui();
	return (
		<>
			<FieldRow>
				<DateField name="valid_from" label={t`Valid from`} required />
				<DateField
					name="valid_to"
					label={t`Valid until and including`}
					help={t`Empty: until another edition begins`}
				/>
				<TextField
					name="currency"
					label={t`Currency`}
					required
					maxLength={3}
					help={t`Three letters: CNY, EUR`}
				/>
			</FieldRow>
			<FieldRow>
				<NumberField name="tax_percent" label={t`Tax`} unit="%" min={0} max={100} digits={2} required />
				<SelectField
					required
					name="tax_mode"
					label={t`The amounts are`}
					options={[
						{ value: "exclusive", label: t`without tax, it is added` },
						{ value: "inclusive", label: t`with tax contained` },
					]}
				/>
				<TextField
					name="floor_per_day"
					label={t`Floor for each audit day`}
					help={t`No year is quoted below it`}
				/>
			</FieldRow>
			<FieldRow>
				<NumberField
					name="discount_limit_percent"
					label={t`Largest discount`}
					unit="%"
					min={0}
					max={100}
					digits={1}
					required
				/>
				<NumberField
					name="approval_above_percent"
					label={t`Approved by a second person above`}
					unit="%"
					min={0}
					max={100}
					digits={1}
					help={t`Empty: no discount needs approval`}
				/>
				<TextField name="note" label={t`Note, for the body only`} maxLength={2000} />
			</FieldRow>
			<CheckField name="public" label={t`Everybody may read this edition`} />
		</>
	);
}
