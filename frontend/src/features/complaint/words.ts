import type { Tone } from "@/components/Status";
import type { AppealLine, ComplaintLine } from "@/gen/types.gen";

type State = ComplaintLine["state"] | AppealLine["state"];

/** A complaint or an appeal that waits for somebody stands out; one that is over is quiet. */
export function toneOf(state: State, mine = true): Tone {
	if (state === "closed") return "quiet";
	if (state === "notified") return "good";
	return mine ? "yours" : "going";
}
