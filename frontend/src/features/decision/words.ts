import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";

/** What the button of a decision says, by the type of the decision; an extension may move to another edition. */
export function useVerbs(moves = false): Record<string, string> {
	const { t } = useLingui();
	return {
		grant: t`Grant and issue the certificate`,
		transfer: t`Take over and issue the certificate`,
		renew: t`Renew and issue the certificate`,
		refuse: t`Refuse certification`,
		extend: moves ? t`Move and issue the certificate` : t`Extend and issue the certificate`,
		refuse_extension: moves ? t`Refuse the transition` : t`Refuse the extension`,
		maintain: t`Maintain certification`,
		monitor: t`Record the monitoring`,
		reduce: t`Reduce and issue the certificate anew`,
		reissue: t`Issue the certificate anew`,
		suspend: t`Suspend the certificate`,
		restore: t`Restore the certificate`,
		withdraw: t`Withdraw the certificate`,
		cancel: t`Cancel the certificate`,
	};
}

/** What comes of a decision of the type, where it is refused instead. */
export function outcomeOf(type: string, refuses = false): string {
	if (!refuses) return type;
	return type === "extend" ? "refuse_extension" : "refuse";
}

export const tones: Record<string, Tone> = {
	prepared: "yours",
	taken: "good",
	dismissed: "quiet",
	overtaken: "quiet",
};

/** The states of a decision as filter words. */
export function useDecisionStates(): Record<string, string> {
	const { t } = useLingui();
	return {
		prepared: t`To be decided`,
		taken: t`Decided`,
		dismissed: t`Not followed`,
		overtaken: t`No longer needed`,
	};
}
