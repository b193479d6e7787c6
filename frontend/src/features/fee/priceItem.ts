import type { FeeItem } from "@/gen";

/** An item with only what its basis needs, as the API wants it. */
export function cleaned(item: FeeItem): FeeItem {
	const name = { en: item.name?.en ?? "", zh: item.name?.zh ?? "" };
	const common = { code: item.code ?? "", name, basis: item.basis ?? "flat", when: item.when ?? [] };
	const amount = item.amount || "0";
	switch (item.basis) {
		case "per_day":
			return { ...common, amount };
		case "per_unit":
			return { ...common, amount, units: item.units ?? 0 };
		case "band":
			return {
				...common,
				bands: (item.bands ?? []).map((b) => ({
					from: b?.from ?? 0,
					to: b?.to ?? 0,
					amount: b?.amount || "0",
				})),
			};
		case "percent_of":
			return { ...common, of: item.of ?? "", percent: item.percent ?? 0 };
		default:
			return { ...common, amount, per: item.per ?? "application" };
	}
}
