import type { Tone } from "@/components/Status";

/** A complaint or an appeal that waits for somebody stands out; one that is over is quiet. */
export function toneOf(state: string, mine = true): Tone {
	if (state === "closed") return "quiet";
	if (state === "notified") return "good";
	return mine ? "yours" : "going";
}
