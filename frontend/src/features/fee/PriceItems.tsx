import { useLingui } from "@lingui/react/macro";
import { PlainTable } from "@/components/PlainTable";
import { Say } from "@/components/Text";
import type { FeeItem, FeePriceList } from "@/gen";
import { useFormats } from "@/lib/format";
import css from "./PriceItems.module.css";
import { usePriceWords } from "./usePriceWords";

/** The items of an edition with their prices; bands as a small table. */
export function PriceItems({ list }: { list: Pick<FeePriceList, "items" | "currency"> }) {
	const { t } = useLingui();
	const words = usePriceWords(list);
	return (
		<PlainTable
			label={t`Items`}
			head={[{ title: t`Item` }, { title: t`Amount`, end: true }]}
			rows={(list.items ?? []).map((item) => ({
				key: item.code,
				cells: [
					<div key="name">
						<Say text={item.name} />
						<div className="quiet">{words.how(item)}</div>
						<div className="quiet">{words.conditions(item)}</div>
					</div>,
					item.basis === "band" ? (
						<Bands key="bands" item={item} currency={list.currency} beyond={words.beyond(item)} />
					) : (
						words.price(item)
					),
				],
			}))}
		/>
	);
}

function Bands({ item, currency, beyond }: { item: FeeItem; currency: string; beyond?: string }) {
	const { t } = useLingui();
	const { money } = useFormats();
	return (
		<table className={css.bands} aria-label={t`Bands by persons in scope`}>
			<tbody>
				{(item.bands ?? []).map((band) => (
					<tr key={band.from}>
						<th scope="row">
							{band.from}–{band.to}
						</th>
						<td>{money(band.amount, currency)}</td>
					</tr>
				))}
				{beyond && (
					<tr>
						<td colSpan={2}>{beyond}</td>
					</tr>
				)}
			</tbody>
		</table>
	);
}
