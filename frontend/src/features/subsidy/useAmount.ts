import { useLingui } from "@lingui/react/macro";
import type { SubsidyStep } from "@/gen";
import { useFormats } from "@/lib/format";

/** What a programme pays, in a few words: "50 %, up to CNY 200,000.00". */
export function useAmount(): (share: Omit<SubsidyStep, "standard">, currency: string) => string {
	const { t } = useLingui();
	const { money } = useFormats();
	return ({ percent, cap }, currency) => {
		const most = cap ? money(cap, currency) : "";
		if (!percent) return most;
		return most ? t`${percent} %, up to ${most}` : t`${percent} %`;
	};
}
