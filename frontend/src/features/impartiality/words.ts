import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { RiskView } from "@/gen";

export const tones: Record<RiskView["status"], Tone> = {
	reviewed: "good",
	due: "yours",
	overdue: "late",
	closed: "quiet",
};

/** How a risk stands today, in words. */
export function useStatusNames(): Record<RiskView["status"], string> {
	const { t } = useLingui();
	return {
		reviewed: t({ message: "Reviewed", context: "risk" }),
		due: t({ message: "Review due", context: "risk" }),
		overdue: t({ message: "Review overdue", context: "risk" }),
		closed: t({ message: "Closed", context: "risk" }),
	};
}

/** Where a risk comes from, in words. */
export function useSourceNames(): Record<RiskView["source"], string> {
	const { t } = useLingui();
	return {
		ownership: t({ message: "Ownership", context: "risk" }),
		governance: t`Governance`,
		management: t({ message: "Management", context: "risk" }),
		personnel: t({ message: "Personnel", context: "risk" }),
		shared_resources: t`Shared resources`,
		finances: t`Finances`,
		contracts: t({ message: "Contracts", context: "risk" }),
		marketing: t`Marketing`,
		referral: t`Commission for new clients`,
		other: t({ message: "Other", context: "risk" }),
	};
}

/** How much of a risk remains, in words. */
export function useLevelNames(): Record<RiskView["residual"], string> {
	const { t } = useLingui();
	return {
		low: t({ message: "Low", context: "risk" }),
		medium: t({ message: "Medium", context: "risk" }),
		high: t({ message: "High", context: "risk" }),
	};
}

export function choices(words: Record<string, string>) {
	return Object.entries(words).map(([value, label]) => ({ value, label }));
}
