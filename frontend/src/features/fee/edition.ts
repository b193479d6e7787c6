import type { FeeMeasure, PriceListBody, PriceListView, PricesPreviewBody } from "@/gen";
import { cleaned } from "./priceItem";

/** What is typed in the form of an edition: the list, and an example that tries it. */
export type Edition = Omit<PricesPreviewBody, "measure"> & {
	measure?: Partial<Omit<FeeMeasure, "standards">> & { standard?: string; risk?: string };
};

/** What most bodies of this product certify; the example takes the list's own standard where it names one. */
const usual = "ISO/IEC 20000-1:2018";

const example = {
	persons: 50,
	sites: 1,
	initial_days: 5,
	surveillance_days: 1.5,
	recertification_days: 3.5,
};

const fresh: Partial<Edition> = {
	currency: "CNY",
	tax_percent: 6,
	tax_mode: "exclusive",
	discount_limit_percent: 0,
	items: [],
	measure: { ...example, standard: usual },
};

/** A new edition begins from the one before, with days of its own. */
export function fromEdition(before?: PriceListView): Partial<Edition> {
	if (!before) return fresh;
	return {
		currency: before.currency,
		tax_percent: before.tax_percent,
		tax_mode: before.tax_mode as Edition["tax_mode"],
		discount_limit_percent: before.discount_limit_percent,
		approval_above_percent: before.approval_above_percent,
		floor_per_day: before.floor_per_day,
		public: before.public,
		items: before.items ?? [],
		measure: { ...example, standard: named(before) ?? usual },
	};
}

function named(list: PriceListView) {
	return list.items?.find((item) => item.standards?.length)?.standards?.[0];
}

/** The edition as the API wants it. */
export function listAsTyped(typed: Edition): PriceListBody {
	const list = { ...typed };
	delete list.measure;
	return {
		...list,
		currency: (list.currency ?? "").toUpperCase(),
		valid_from: list.valid_from ?? "",
		valid_to: list.valid_to || undefined,
		approval_above_percent: list.approval_above_percent ?? undefined,
		floor_per_day: list.floor_per_day || undefined,
		note: list.note || undefined,
		items: (list.items ?? []).map(cleaned),
	};
}

/** The example by which the edition is tried, as the API wants it. */
export function exampleAsTyped({ measure: typed = {} }: Edition): FeeMeasure {
	return {
		persons: typed.persons ?? 0,
		sites: typed.sites ?? 1,
		certificates: 1,
		initial_days: typed.initial_days ?? 0,
		surveillance_days: typed.surveillance_days ?? 0,
		recertification_days: typed.recertification_days ?? 0,
		standards: [{ code: typed.standard ?? "", risk: typed.risk ?? "" }],
	};
}
