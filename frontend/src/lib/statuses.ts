import { useLingui } from "@lingui/react/macro";
import type { CertificateView } from "@/gen/types.gen";

/** The statuses of certificates as filter words. */
export function useStatuses(): Record<CertificateView["status"], string> {
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
