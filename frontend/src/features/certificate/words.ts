import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { CertificateView } from "@/gen/types.gen";

export type Status = CertificateView["status"];

export const tones: Record<Status, Tone> = {
	active: "good",
	suspended: "late",
	withdrawn: "late",
	cancelled: "quiet",
	superseded: "quiet",
	expired: "late",
};

/** The statuses as filter words. */
export function useStatuses(): Record<Status, string> {
	const { t } = useLingui();
	return {
		active: t`Valid`,
		suspended: t`Suspended`,
		expired: t`Expired`,
		withdrawn: t`Withdrawn`,
		cancelled: t`Cancelled`,
		superseded: t`Superseded`,
	};
}
