import { useLingui } from "@lingui/react/macro";

/** How an item's amount is found. */
export function useBasisNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		flat: t`fixed amount`,
		per_day: t`for each audit day`,
		per_unit: t`for each unit`,
		band: t`by persons in scope`,
		percent_of: t`percentage of another item`,
	};
}

/** What a fixed amount is charged for. */
export function usePerNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		application: t`each application`,
		system: t`each standard`,
		site: t`each site`,
		certificate: t`each certificate`,
	};
}

/** The years in which an item is charged. */
export function useWhenNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		initial: t`initial`,
		surveillance: t`surveillance`,
		recertification: t`recertification`,
	};
}
