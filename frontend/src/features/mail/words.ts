import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";

export const mailTones: Record<string, Tone> = {
	queued: "going",
	sending: "going",
	sent: "good",
	unknown: "yours",
	failed: "late",
	kept: "quiet",
};

export function useMailStates(): Record<string, string> {
	const { t } = useLingui();
	return {
		queued: t`Waiting to be sent`,
		sending: t`Being sent`,
		sent: t`Sent`,
		unknown: t`Perhaps sent`,
		failed: t`Not delivered`,
		kept: t`Kept here`,
	};
}
