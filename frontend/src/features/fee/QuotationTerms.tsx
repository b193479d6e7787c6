import { useLingui } from "@lingui/react/macro";
import { FieldRow, FieldSet } from "@/components/Form";
import { ChecksField, KeptField, NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import type { FeeItem, PriceListView } from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";
import { options, useWhenNames } from "./names";

/** What a quotation decides beside the price list: what is ordered, discounts, travel. */
export function QuotationTerms({ prices }: { prices: PriceListView }) {
	const { t } = useLingui();
	const items = prices.items ?? [];
	const open = items.filter((item) => onRequest(item) || item.amount_to);
	return (
		<>
			{open.length > 0 && (
				<FieldSet
					title={t`Left to the quotation by the price list`}
					hint={t`A number is charged in each year that the item is for.`}
				>
					<FieldRow>
						{open.map((item, index) => (
							<Choice key={item.code} item={item} index={index} currency={prices.currency} />
						))}
					</FieldRow>
				</FieldSet>
			)}
			<FieldSet title={t`Travel and accommodation`}>
				<Travel />
			</FieldSet>
			<FieldSet title={t`Discounts`}>
				<Discounts items={items} limit={prices.discount_limit_percent} />
			</FieldSet>
		</>
	);
}

const onRequest = (item: FeeItem) => item.per === "copy" || item.per === "event";

function Choice({ item, index, currency }: { item: FeeItem; index: number; currency: string }) {
	const { t } = useLingui();
	const say = useSay();
	const { money } = useFormats();
	const name = say(item.name);
	const low = money(item.amount ?? "0", currency);
	const high = money(item.amount_to ?? "0", currency);
	return (
		<>
			<KeptField name={["choices", index, "code"]} value={item.code} />
			{item.amount_to && (
				<TextField name={["choices", index, "amount"]} label={t`${name}, amount`} help={`${low} – ${high}`} />
			)}
			{onRequest(item) && (
				<NumberField
					name={["choices", index, "quantity"]}
					label={name}
					unit={item.basis === "per_day" ? t`audit days` : "×"}
					min={0}
					step={item.basis === "per_day" ? 0.5 : 1}
					digits={item.basis === "per_day" ? 1 : 0}
					help={item.amount_to ? undefined : item.amount && low}
				/>
			)}
		</>
	);
}

function Travel() {
	const { t } = useLingui();
	return (
		<FieldRow>
			<SelectField
				name={["travel", "mode"]}
				label={t`How it is charged`}
				clear
				options={[
					{ value: "actual", label: t`at cost` },
					{ value: "capped", label: t`at cost, up to an amount each year` },
					{ value: "lump", label: t`lump sum each year` },
				]}
			/>
			<TextField name={["travel", "amount"]} label={t`Amount each year`} />
		</FieldRow>
	);
}

function Discounts({ items, limit }: { items: FeeItem[]; limit: number }) {
	const { t } = useLingui();
	const say = useSay();
	const whens = useWhenNames();
	return (
		<ListField
			name="discounts"
			add={t`Add a discount`}
			remove={(i) => t`Remove discount ${i + 1}`}
			title={(i) => t`Discount ${i + 1}`}
		>
			{(path) => (
				<>
					<FieldRow>
						<NumberField
							name={[...path, "percent"]}
							label={t`Percentage`}
							unit="%"
							min={0}
							max={100}
							digits={2}
							help={t`All discounts of a year: up to ${limit} %`}
						/>
						<TextField name={[...path, "amount"]} label={t`Or an amount`} />
					</FieldRow>
					<TextField name={[...path, "reason"]} label={t`Reason`} required maxLength={500} />
					<SelectField
						multiple
						name={[...path, "items"]}
						label={t`Taken off these items`}
						placeholder={t`every item`}
						options={items.map((item) => ({ value: item.code, label: say(item.name) }))}
					/>
					<ChecksField
						name={[...path, "when"]}
						label={t`In these years`}
						help={t`None ticked: every year`}
						options={options(whens)}
					/>
				</>
			)}
		</ListField>
	);
}
