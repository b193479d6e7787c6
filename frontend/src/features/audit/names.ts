import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { Engagement } from "@/gen";

export type Type = Engagement["type"];

export function useStateNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		programmed: t`To be scheduled`,
		proposed: t`Dates proposed`,
		objected: t`Other dates asked for`,
		confirmed: t`Confirmed`,
		planned: t`Plan sent`,
		in_progress: t`On site`,
		field_closed: t`Report in writing`,
		reported: t`Reported`,
		concluded: t`Concluded`,
		decided: t`Decided`,
		repeated: t`To be repeated`,
		aborted: t`Ended early`,
		cancelled: t({ message: "Cancelled", context: "audit" }),
	};
}

export function useRoleNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		lead: t`Team leader`,
		auditor: t`Auditor`,
		technical_expert: t`Technical expert`,
		trainee: t`Auditor in training`,
		observer: t`Observer`,
	};
}

/** Colour is spent only where somebody of the body must act. */
export function toneOf(state: string): Tone {
	if (state === "objected") return "yours";
	if (state === "in_progress") return "going";
	if (state === "decided" || state === "concluded") return "good";
	return "quiet";
}

/** The day of a half-day such as "2026-12-01/am". */
export function dayOf(slot: string | undefined): string | undefined {
	return slot?.slice(0, 10);
}

export function halfOf(slot: string | undefined): "am" | "pm" {
	return slot?.endsWith("pm") ? "pm" : "am";
}
