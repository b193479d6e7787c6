import { useLingui } from "@lingui/react/macro";
import type { QuotationView } from "@/gen";

/** How an item's amount is found. */
export function useBasisNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		flat: t`fixed amount`,
		per_day: t`for each audit day`,
		per_unit: t`for a number of units`,
		band: t`by persons in scope`,
		percent_of: t`percentage of another item`,
		actual: t`expenses at cost`,
	};
}

/** What an amount is charged for. */
export function usePerNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		application: t`each application`,
		system: t`each standard`,
		site: t`each site`,
		certificate: t`each certificate`,
		year: t`each year`,
		copy: t`each copy ordered`,
		event: t`each time ordered`,
	};
}

/** What an item of the basis may be charged per; an empty list leaves no choice. */
export const persOf: Record<string, string[]> = {
	flat: ["application", "system", "site", "certificate", "year", "copy", "event"],
	per_unit: ["application", "system", "site", "certificate", "year", "copy", "event"],
	band: ["application", "system", "site", "certificate", "year"],
	per_day: ["event"],
	percent_of: ["event"],
	actual: [],
};

/** The years in which an item is charged. */
export function useWhenNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		initial: t`initial`,
		surveillance: t`surveillance`,
		recertification: t`recertification`,
		extension: t`extension`,
	};
}

export function options(names: Record<string, string>) {
	return Object.entries(names).map(([value, label]) => ({ value, label }));
}

/** The years of an offer. */
export function useYearNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		initial: t`Initial certification`,
		transfer: t`Transfer`,
		renewal: t`Recertification`,
		extension: t`Extension or transition of the certification`,
		surveillance_1: t`First surveillance`,
		surveillance_2: t`Second surveillance`,
		recertification: t`Recertification (option)`,
	};
}

/** The standards of a quotation in one line. */
export const codes = (quotation: QuotationView) => quotation.standards.map((one) => one.code).join(", ");
