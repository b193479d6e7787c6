import { useEffect, useRef } from "react";

/** Asks before the tab is closed or reloaded while something is still on its way to the server. */
export function useLeaving(busy: () => boolean): void {
	const latest = useRef(busy);
	useEffect(() => {
		latest.current = busy;
	}, [busy]);
	useEffect(() => {
		const leave = (event: BeforeUnloadEvent) => {
			if (latest.current()) event.preventDefault();
		};
		addEventListener("beforeunload", leave);
		return () => removeEventListener("beforeunload", leave);
	}, []);
}
