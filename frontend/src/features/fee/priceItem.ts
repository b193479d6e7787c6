import type { FeeItem } from "@/gen";
import { persOf } from "./names";

/** An item with only what its basis needs, as the API wants it. */
export function cleaned(item: FeeItem): FeeItem {
	const name = { en: item.name?.en ?? "", zh: item.name?.zh ?? "" };
	const basis = item.basis ?? "flat";
	const noted = item.note?.en || item.note?.zh;
	return {
		code: item.code ?? "",
		name,
		basis,
		when: item.when ?? [],
		per: item.per && persOf[basis]?.includes(item.per) ? item.per : undefined,
		standards: item.standards ?? [],
		risks: item.risks ?? [],
		tax_percent: item.tax_percent ?? undefined,
		at_least: item.at_least || undefined,
		at_most: item.at_most || undefined,
		note: noted ? { en: item.note?.en ?? "", zh: item.note?.zh ?? "" } : undefined,
		...priced(item),
	};
}

function priced(item: FeeItem): Partial<FeeItem> {
	const amount = item.amount || "0";
	const range = { amount, amount_to: item.amount_to || undefined };
	switch (item.basis) {
		case "per_unit":
			return { ...range, units: item.units ?? 1 };
		case "band":
			return {
				bands: (item.bands ?? []).map((b) => ({
					from: b?.from ?? 0,
					to: b?.to ?? 0,
					amount: b?.amount || "0",
				})),
				over: item.over?.amount ? { days: item.over.days ?? 0, amount: item.over.amount } : undefined,
			};
		case "percent_of":
			return { of: item.of ?? "", percent: item.percent ?? 0 };
		case "actual":
			return {};
		default:
			return range;
	}
}

/** Whether the item has more than a code, a name and a price. */
export function hasMore(item?: FeeItem): boolean {
	return Boolean(
		item &&
			((item.tax_percent ?? undefined) !== undefined ||
				item.amount_to ||
				item.at_least ||
				item.at_most ||
				item.note?.en ||
				item.note?.zh ||
				item.standards?.length ||
				item.risks?.length),
	);
}
