import { useLingui } from "@lingui/react/macro";
import type { HeadcountLine } from "@/gen/types.gen";

export function useSources(): Record<HeadcountLine["source"], string> {
	const { t } = useLingui();
	return {
		application: t({ message: "Application", context: "headcount" }),
		contract: t`Agreement`,
		notice: t`Change declared`,
		audit: t`Verified at the audit`,
		recertification: t`Verified at the recertification`,
	};
}
