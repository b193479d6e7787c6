import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, Form } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { type FeePriceList, type PriceListBody, publishPriceList } from "@/gen";
import { listPriceListsOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { PriceItem } from "./PriceItem";
import { cleaned } from "./priceItem";

/** A new edition of the price list, begun from the one before. */
export default function PriceListFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listPriceListsOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`New edition of the price list`}
				back={{ to: `/b/${body}/prices`, label: t`Price list` }}
			/>
			<Card>
				<Loaded query={query}>{({ items }) => <Edit before={items[0]} />}</Loaded>
			</Card>
		</>
	);
}

const fresh: Partial<PriceListBody> = {
	currency: "CNY",
	tax_percent: 6,
	tax_mode: "exclusive",
	discount_limit_percent: 0,
	items: [],
};

function Edit({ before }: { before?: FeePriceList }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const start = before ? { ...before, items: before.items ?? [], valid_from: undefined } : fresh;
	const [items, setItems] = useState(start.items ?? []);
	const send = useSend(async (values: PriceListBody) => {
		await publishPriceList({
			path: { body },
			headers: { "Idempotency-Key": key },
			body: { ...values, valid_from: values.valid_from ?? "", items: (values.items ?? []).map(cleaned) },
		});
		await go({ to: `/b/${body}/prices` });
	});
	return (
		<Form<PriceListBody>
			initial={start as Partial<PriceListBody>}
			onChange={(values) => setItems(values.items ?? [])}
			onSubmit={send}
			submit={t`Publish this edition`}
		>
			<FieldRow>
				<DateField name="valid_from" label={t`Valid from`} required />
				<TextField
					name="currency"
					label={t`Currency`}
					required
					maxLength={3}
					help={t`Three letters: CNY, EUR`}
				/>
				<NumberField name="tax_percent" label={t`Tax`} unit="%" min={0} max={100} digits={2} required />
			</FieldRow>
			<FieldRow>
				<SelectField
					required
					name="tax_mode"
					label={t`The amounts are`}
					options={[
						{ value: "exclusive", label: t`without tax, it is added` },
						{ value: "inclusive", label: t`with tax contained` },
					]}
				/>
				<NumberField
					name="discount_limit_percent"
					label={t`Largest discount`}
					unit="%"
					min={0}
					max={100}
					digits={1}
					required
				/>
				<TextField name="note" label={t`Note`} maxLength={2000} />
			</FieldRow>
			<ListField
				name="items"
				add={t`Add an item`}
				remove={(i) => t`Remove item ${i + 1}`}
				title={(i) => t`Item ${i + 1}`}
				fresh={() => ({ basis: "flat", per: "application", when: [] })}
			>
				{(path, index) => (
					<PriceItem path={path} item={items[index]} codes={items.map((i) => i?.code ?? "")} />
				)}
			</ListField>
		</Form>
	);
}
