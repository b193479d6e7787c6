import type { ReviewView } from "@/gen/types.gen";

/** Asks whether the API lets the reader do the verb now. */
export function useMayDo(view: ReviewView): (name: string) => boolean {
	return (name) => view.actions.some((a) => a.name === name && a.allowed);
}
