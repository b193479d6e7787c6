import { useLingui } from "@lingui/react/macro";
import type { FeeItem, FeePriceList, PriceListView } from "@/gen";
import { useFormats } from "@/lib/format";
import { useRiskNames } from "@/lib/risks";
import { useSay } from "@/lib/text";
import { useBasisNames, usePerNames, useWhenNames } from "./names";

/** An item of a price list in words: how it is charged, on what conditions, and its price without bands. */
export function usePriceWords({ items, currency }: Pick<FeePriceList, "items" | "currency">) {
	const { t } = useLingui();
	const { money, number, days } = useFormats();
	const say = useSay();
	const bases = useBasisNames();
	const pers = usePerNames();
	const whens = useWhenNames();
	const risks = useRiskNames();
	const amount = (value?: string) => money(value ?? "0", currency);

	const how = (item: FeeItem) =>
		[
			bases[item.basis] ?? item.basis,
			item.per && (pers[item.per] ?? item.per),
			(item.when ?? []).map((w) => whens[w] ?? w).join(", ") || t`every year`,
		]
			.filter(Boolean)
			.join(" · ");

	const conditions = (item: FeeItem) => {
		const taxed = item.tax_percent;
		const least = item.at_least && amount(item.at_least);
		const most = item.at_most && amount(item.at_most);
		return [
			(item.standards ?? []).join(", "),
			(item.risks ?? []).map((r) => risks[r] ?? r).join(", "),
			taxed !== undefined && t`tax ${taxed} %`,
			least && t`at least ${least}`,
			most && t`at most ${most}`,
			say(item.note),
		]
			.filter(Boolean)
			.join(" · ");
	};

	const beyond = (item: FeeItem) => {
		if (!item.over) return undefined;
		const price = amount(item.over.amount);
		const held = days(item.over.days);
		return t`beyond it ${price} for each day above ${held}`;
	};

	const price = (item: FeeItem) => {
		switch (item.basis) {
			case "actual":
				return t`at cost`;
			case "percent_of": {
				const percentage = number(item.percent);
				const other = say(items?.find((i) => i.code === item.of)?.name) || item.of;
				return t`${percentage} % of ${other}`;
			}
			case "band":
				return (item.bands ?? []).map((b) => `${b.from}–${b.to}: ${amount(b.amount)}`).join("; ");
			default: {
				const one = item.amount_to
					? `${amount(item.amount)} – ${amount(item.amount_to)}`
					: amount(item.amount);
				return item.units && item.units > 1 ? `${item.units} × ${one}` : one;
			}
		}
	};
	return { how, conditions, beyond, price };
}

/** What holds for every item of an edition, in words: label and value. */
export function useListTerms() {
	const { t } = useLingui();
	const { money } = useFormats();
	return (list: PriceListView): [string, string][] => [
		[t`Currency`, list.currency],
		[t`Tax`, `${list.tax_percent} %, ${list.tax_mode === "inclusive" ? t`contained` : t`added`}`],
		[t`Largest discount`, `${list.discount_limit_percent} %`],
		[
			t`Approved by a second person above`,
			list.approval_above_percent === undefined ? "" : `${list.approval_above_percent} %`,
		],
		[t`Floor for each audit day`, list.floor_per_day ? money(list.floor_per_day, list.currency) : ""],
		[t`Readers`, list.public ? t`everybody` : t`the body`],
	];
}
