import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { SubsidyView } from "@/gen";

type Status = SubsidyView["status"];

export const tones: Record<Status, Tone> = {
	draft: "yours",
	unverified: "yours",
	open: "good",
	stale: "late",
	expired: "quiet",
	closed: "quiet",
};

/** How a programme stands today, in words. */
export function useStatusNames(): Record<Status, string> {
	const { t } = useLingui();
	return {
		draft: t({ message: "Draft", context: "subsidy" }),
		unverified: t`Not verified`,
		open: t`Verified`,
		stale: t`Verified too long ago`,
		expired: t({ message: "No longer valid", context: "subsidy" }),
		closed: t({ message: "Closed", context: "subsidy" }),
	};
}

/** How the amount is found, in words. */
export function usePaymentNames(): Record<SubsidyView["payment"], string> {
	const { t } = useLingui();
	return {
		flat: t`A fixed amount`,
		percent: t`A percentage of the cost, up to a limit`,
		tier: t`An amount of its own for each standard`,
	};
}
