import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Shortcut } from "@/components/Shortcut";

/** Around every page: after going somewhere else, the keyboard starts at the new page's content. */
export function Root() {
	const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
	const first = useRef(true);
	useEffect(() => {
		if (!first.current) document.querySelector("main")?.focus({ preventScroll: true });
		first.current = false;
	}, [path]);
	return (
		<>
			<Outlet />
			<Shortcut />
		</>
	);
}
