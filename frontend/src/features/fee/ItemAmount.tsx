import { useLingui } from "@lingui/react/macro";
import { FieldRow } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import { RowsField } from "@/components/RowsField";
import type { FeeItem } from "@/gen";

interface Props {
	path: (string | number)[];
	item?: FeeItem;
	codes: string[];
}

/** The fields of the price that stand in a row with the rest; bands have a table of their own. */
export function ItemAmount({ path, item, codes }: Props) {
	const { t } = useLingui();
	const amount = <TextField name={[...path, "amount"]} label={t`Amount`} required />;
	switch (item?.basis ?? "flat") {
		case "actual":
		case "band":
			return null;
		case "per_unit":
			return (
				<>
					{amount}
					<NumberField name={[...path, "units"]} label={t`Units`} min={1} required />
				</>
			);
		case "percent_of":
			return (
				<>
					<SelectField
						required
						name={[...path, "of"]}
						label={t`Of which item`}
						options={codes.filter((c) => c && c !== item?.code).map((c) => ({ value: c, label: c }))}
					/>
					<NumberField name={[...path, "percent"]} label={t`Percentage`} unit="%" digits={2} required />
				</>
			);
		default:
			return amount;
	}
}

/** The bands of an item as a table of fields, and what is charged beyond them. */
export function Bands({ path, item }: { path: (string | number)[]; item: FeeItem }) {
	const { t } = useLingui();
	const bands = (item.bands ?? []).filter(Boolean);
	const last = Math.max(0, ...bands.map((b) => b.to ?? 0));
	return (
		<>
			<RowsField
				name={[...path, "bands"]}
				head={[t`From persons`, t`To persons`, t`Amount`]}
				add={t`Add a band`}
				remove={(i) => t`Remove band ${i + 1}`}
				fresh={() => ({ from: last + 1 })}
			>
				{(band) => (
					<>
						<NumberField name={[...band, "from"]} label={t`From persons`} min={1} required />
						<NumberField name={[...band, "to"]} label={t`To persons`} min={1} required />
						<TextField name={[...band, "amount"]} label={t`Amount`} required />
					</>
				)}
			</RowsField>
			<FieldRow>
				<TextField
					name={[...path, "over", "amount"]}
					label={t`Beyond the last band, for each added day`}
					help={t`Empty: no price beyond the last band`}
				/>
				<NumberField
					name={[...path, "over", "days"]}
					label={t`Days that the last band holds`}
					unit={t`audit days`}
					min={0}
					step={0.5}
					digits={1}
				/>
			</FieldRow>
		</>
	);
}
