import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { ListField } from "@/components/ListField";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import {
	type FeeOffer,
	type PriceListBody,
	type PriceListView,
	previewPrices,
	publishPriceList,
} from "@/gen";
import { listPriceListsOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { Example } from "./Example";
import { type Edition, exampleAsTyped, fromEdition, listAsTyped } from "./edition";
import { ListTerms } from "./ListTerms";
import { OfferView } from "./OfferView";
import { PriceItem } from "./PriceItem";

/** A new edition of the price list, begun from the one before: typed, checked with an example, published. */
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
			<Loaded query={query}>{({ items }) => <Edit before={items[0]} />}</Loaded>
		</>
	);
}

interface Checked {
	edition: PriceListBody;
	offer: FeeOffer;
}

function Edit({ before }: { before?: PriceListView }) {
	const { t } = useLingui();
	const body = useBody();
	const [start] = useState(() => fromEdition(before));
	const [items, setItems] = useState(start.items ?? []);
	const [checked, setChecked] = useState<Checked>();
	const check = async (values: Edition) => {
		const edition = listAsTyped(values);
		const measure = exampleAsTyped(values);
		const { data } = await previewPrices({ path: { body }, body: { ...edition, measure } });
		setChecked({ edition, offer: data });
	};
	return (
		<Stack>
			<Card>
				<Form<Edition>
					initial={start}
					onChange={(values) => {
						setItems(values.items ?? []);
						setChecked(undefined);
					}}
					onSubmit={check}
					submit={t`Check, and price the example`}
				>
					<ListTerms />
					<ListField
						name="items"
						add={t`Add an item`}
						remove={(i) => t`Remove item ${i + 1}`}
						title={(i) => items[i]?.code || t`Item ${i + 1}`}
						fresh={() => ({ basis: "flat", per: "application", when: [] })}
					>
						{(path, index) => (
							<PriceItem path={path} item={items[index]} codes={items.map((i) => i?.code ?? "")} />
						)}
					</ListField>
					<Example />
				</Form>
			</Card>
			{checked && <Publish checked={checked} />}
		</Stack>
	);
}

function Publish({ checked }: { checked: Checked }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const publish = useAct(
		() => publishPriceList({ path: { body }, headers: { "Idempotency-Key": key }, body: checked.edition }),
		() => void go({ to: `/b/${body}/prices` }),
	);
	return (
		<Stack>
			<Notice
				kind="good"
				title={t`The edition is complete. This is what the example costs.`}
				action={
					<Button kind="primary" onClick={publish.run} busy={publish.busy}>{t`Publish this edition`}</Button>
				}
			>
				<p>{t`An edition never changes once it is published; a later one takes its place.`}</p>
			</Notice>
			<ProblemNote error={publish.error} />
			<OfferView offer={checked.offer} />
		</Stack>
	);
}
