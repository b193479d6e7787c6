import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { FieldRow } from "@/components/Form";
import { ChecksField, NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import type { FeeItem } from "@/gen";
import { useBasisNames, usePerNames, useWhenNames } from "./names";

interface Props {
	path: (string | number)[];
	/** What is typed so far; it says which fields the basis needs. */
	item?: FeeItem;
	codes: string[];
}

/** One item of a price list. */
export function PriceItem({ path, item, codes }: Props) {
	const { t } = useLingui();
	const bases = useBasisNames();
	const whens = useWhenNames();
	return (
		<>
			<FieldRow>
				<TextField
					name={[...path, "code"]}
					label={t`Code`}
					required
					help={t`Small letters and digits: audit`}
				/>
				<SelectField required name={[...path, "basis"]} label={t`Basis`} options={options(bases)} />
			</FieldRow>
			<BilingualField name={[...path, "name"]} label={t`Name`} needs={["en", "zh"]} />
			<Amount path={path} item={item} codes={codes} />
			<ChecksField
				name={[...path, "when"]}
				label={t`Charged for`}
				help={t`None ticked: every year`}
				options={options(whens)}
			/>
		</>
	);
}

function options(names: Record<string, string>) {
	return Object.entries(names).map(([value, label]) => ({ value, label }));
}

function Amount({ path, item, codes }: Props) {
	const { t } = useLingui();
	const pers = usePerNames();
	const amount = <TextField name={[...path, "amount"]} label={t`Amount`} required />;
	switch (item?.basis) {
		case "per_day":
			return amount;
		case "per_unit":
			return (
				<FieldRow>
					{amount}
					<NumberField name={[...path, "units"]} label={t`Units`} min={1} required />
				</FieldRow>
			);
		case "percent_of":
			return (
				<FieldRow>
					<SelectField
						required
						name={[...path, "of"]}
						label={t`Of which item`}
						options={codes.filter((c) => c && c !== item.code).map((c) => ({ value: c, label: c }))}
					/>
					<NumberField name={[...path, "percent"]} label={t`Percentage`} unit="%" digits={2} required />
				</FieldRow>
			);
		case "band":
			return (
				<ListField name={[...path, "bands"]} add={t`Add a band`} remove={(i) => t`Remove band ${i + 1}`}>
					{(band) => (
						<FieldRow>
							<NumberField name={[...band, "from"]} label={t`From persons`} min={1} required />
							<NumberField name={[...band, "to"]} label={t`To persons`} min={1} required />
							<TextField name={[...band, "amount"]} label={t`Amount`} required />
						</FieldRow>
					)}
				</ListField>
			);
		case "flat":
		case undefined:
			return (
				<FieldRow>
					{amount}
					<SelectField required name={[...path, "per"]} label={t`Charged per`} options={options(pers)} />
				</FieldRow>
			);
	}
}
