import { useSyncExternalStore } from "react";

const query = matchMedia("(width < 760px)");

/** Whether the window is too narrow for tables. Paper is not, whatever the screen was. */
export function useNarrow(): boolean {
	return useSyncExternalStore(
		(tell) => {
			query.addEventListener("change", tell);
			return () => query.removeEventListener("change", tell);
		},
		() => query.matches,
	);
}
