import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import type { FeePriceList } from "@/gen";
import { listPriceListsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useBasisNames, useWhenNames } from "./names";

/** The editions of the price list; the newest that has begun is in force. */
export default function PricesPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("prices.manage");
	const query = useQuery(listPriceListsOptions({ path: { body } }));
	const add = may && <Button kind="primary" to={`/b/${body}/prices/new`}>{t`New edition`}</Button>;
	return (
		<>
			<PageHead
				title={t`Price list`}
				sub={t`An edition never changes. A quotation keeps the edition it was made from.`}
				actions={add}
			/>
			<Loaded query={query}>
				{({ items }) =>
					items.length === 0 ? (
						<Empty
							kind="nothing"
							title={t`No prices yet`}
							text={t`Quotations need a price list: what applying, each audit day, registration and each year cost.`}
							action={add}
						/>
					) : (
						<Stack>
							{items.map((list) => (
								<Edition key={list.id} list={list} newest={list.id === items[0]?.id} />
							))}
						</Stack>
					)
				}
			</Loaded>
		</>
	);
}

function Edition({ list, newest }: { list: FeePriceList; newest: boolean }) {
	const { t } = useLingui();
	const number = list.edition;
	return (
		<Card
			title={t`Edition ${number}`}
			aside={<Status tone={newest ? "good" : "quiet"}>{newest ? t`newest` : t`earlier`}</Status>}
		>
			<Stack>
				<Facts
					columns={3}
					items={[
						{ label: t`Valid from`, value: <DateText value={list.valid_from} /> },
						{ label: t`Currency`, value: list.currency },
						{
							label: t`Tax`,
							value: `${list.tax_percent} %, ${list.tax_mode === "inclusive" ? t`contained` : t`added`}`,
						},
						{ label: t`Largest discount`, value: `${list.discount_limit_percent} %` },
						{ label: t`Published by`, value: list.by },
						{ label: t`Note`, value: list.note },
					]}
				/>
				<Items list={list} />
			</Stack>
		</Card>
	);
}

function Items({ list }: { list: FeePriceList }) {
	const { t } = useLingui();
	const { money, number } = useFormats();
	const bases = useBasisNames();
	const whens = useWhenNames();
	return (
		<PlainTable
			label={t`Items`}
			head={[{ title: t`Item` }, { title: t`Amount`, end: true }]}
			rows={(list.items ?? []).map((item) => ({
				key: item.code,
				cells: [
					<div key="name">
						<Say text={item.name} />
						<div className="quiet">
							{[
								bases[item.basis] ?? item.basis,
								(item.when ?? []).map((w) => whens[w] ?? w).join(", ") || t`every year`,
							].join(" · ")}
						</div>
					</div>,
					item.basis === "percent_of"
						? `${number(item.percent)} % ${item.of}`
						: item.basis === "band"
							? (item.bands ?? [])
									.map((b) => `${b.from}–${b.to}: ${money(b.amount, list.currency)}`)
									.join("; ")
							: money(item.amount ?? "0", list.currency),
				],
			}))}
		/>
	);
}
