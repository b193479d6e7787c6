import { useLingui } from "@lingui/react/macro";

/** What occasions a special audit. */
export function useCauses(): Record<string, string> {
	const { t } = useLingui();
	return {
		change: t`A change that the client reported`,
		complaint: t`A complaint`,
		suspension: t`To verify that the ground of the suspension is resolved`,
		spot_check: t`A product that failed a spot check`,
		other: t`Another reason`,
	};
}
