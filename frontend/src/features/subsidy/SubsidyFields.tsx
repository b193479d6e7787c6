import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { BilingualField } from "@/components/BilingualField";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet } from "@/components/Form";
import { CheckField, NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { useCountries } from "@/lib/countries";
import { useBody } from "@/lib/route";
import { usePaymentNames } from "./words";

/** The standards of the body without their editions: programmes name no edition. */
function useStandards() {
	const body = useBody();
	const query = useQuery(listStandardsOptions({ path: { body } }));
	return [...new Set((query.data?.items ?? []).map((s) => s.short))].map((value) => ({
		value,
		label: value,
	}));
}

/** What the programme is and where it can be read. */
export function SourceFields() {
	const { t } = useLingui();
	return (
		<FieldSet title={t`Programme and source`}>
			<BilingualField name="title" label={t`Title`} />
			<BilingualField name="authority" label={t`Authority`} />
			<FieldRow>
				<TextField name="policy_no" label={t`Number of the policy`} maxLength={120} />
				<TextField
					name="url"
					label={t`Address of the source`}
					maxLength={500}
					help={t`Without it the programme cannot be verified`}
				/>
			</FieldRow>
			<FieldRow>
				<DateField name="valid_from" label={t`Valid from`} />
				<DateField name="valid_to" label={t`Valid until and including`} />
			</FieldRow>
			<FieldRow>
				<DateField name="window_from" label={t`Applications from`} />
				<DateField name="window_to" label={t`Applications until and including`} />
			</FieldRow>
		</FieldSet>
	);
}

/** What it pays. */
export function AmountFields({ payment }: { payment?: string }) {
	const { t } = useLingui();
	const names = usePaymentNames();
	return (
		<FieldSet title={t`What it pays`}>
			<FieldRow>
				<SelectField
					name="payment"
					label={t`The amount is`}
					required
					options={Object.entries(names).map(([value, label]) => ({ value, label }))}
				/>
				<TextField
					name="currency"
					label={t`Currency`}
					required
					maxLength={3}
					help={t`Three letters: CNY, EUR`}
				/>
			</FieldRow>
			{payment === "tier" && <Steps />}
			<FieldRow>
				{payment === "percent" && <PercentField name="percent" required />}
				{payment === "percent" && <TextField name="cap" label={t`Up to`} />}
				{payment === "flat" && <TextField name="cap" label={t`Fixed amount`} required />}
				<TextField name="year_cap" label={t`Most for one organisation in a year`} />
			</FieldRow>
		</FieldSet>
	);
}

function PercentField({ name, required }: { name: string | (string | number)[]; required?: boolean }) {
	const { t } = useLingui();
	return (
		<NumberField
			name={name}
			label={t`Percentage of the cost`}
			unit="%"
			min={0}
			max={100}
			digits={2}
			required={required}
		/>
	);
}

function Steps() {
	const { t } = useLingui();
	const standards = useStandards();
	return (
		<ListField
			name="steps"
			add={t`Add a standard`}
			remove={(i) => {
				const number = i + 1;
				return t`Remove tier ${number}`;
			}}
			title={(i) => {
				const number = i + 1;
				return t`Tier ${number}`;
			}}
		>
			{(path) => (
				<FieldRow>
					<SelectField name={[...path, "standard"]} label={t`Standard`} options={standards} required />
					<PercentField name={[...path, "percent"]} />
					<TextField name={[...path, "cap"]} label={t`Up to`} />
				</FieldRow>
			)}
		</ListField>
	);
}

/** What the product compares with the certificate and its holder. */
export function MatchFields() {
	const { t } = useLingui();
	const standards = useStandards();
	const countries = useCountries();
	return (
		<FieldSet title={t`Which certificates it fits`}>
			<SelectField name="standards" label={t`Standards`} options={standards} multiple required />
			<FieldRow>
				<SelectField name="country" label={t`Country`} options={countries} required />
				<TextField
					name="region_code"
					label={t`Division code of GB/T 2260`}
					maxLength={6}
					help={t`Six digits, compared with digits 3 to 8 of the credit code: the place where the client was registered. Empty: all of China`}
				/>
			</FieldRow>
			<BilingualField name="place" label={t`Place`} />
			<FieldRow>
				<DateField name="certified_from" label={t`Certified from`} />
				<DateField name="certified_to" label={t`Certified until and including`} />
				<NumberField
					name="apply_within_days"
					label={t`Days to apply after the certificate`}
					min={0}
					max={3650}
				/>
			</FieldRow>
			<CheckField name="first_time_only" label={t`Only for the first certification to the standard`} />
			<CheckField name="mark_required" label={t`The certificate has to bear the accreditation mark`} />
		</FieldSet>
	);
}

/** What the client checks itself. */
export function ConditionFields() {
	const { t } = useLingui();
	return (
		<FieldSet title={t`Conditions that the client checks itself`}>
			<NumberField name="min_years_registered" label={t`Years registered there, at least`} min={0} max={50} />
			<BilingualField name="industries" label={t`Trades`} long />
			<BilingualField name="credit_conditions" label={t`Credit standing`} long />
			<BilingualField name="stack_rule" label={t`Together with other programmes`} long />
			<BilingualField name="payer_split" label={t`Who pays`} />
			<BilingualField name="evidence" label={t`Evidence to hand in`} long />
		</FieldSet>
	);
}
