import { lazy, Suspense, useEffect, useState } from "react";

const CommandPalette = lazy(() => import("./CommandPalette"));

/** Ctrl/Cmd+K: everything that can be reached from here, by its name. */
export function Shortcut() {
	const [open, setOpen] = useState(false);
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
			event.preventDefault();
			setOpen((was) => !was);
		};
		addEventListener("keydown", press);
		return () => removeEventListener("keydown", press);
	}, []);
	return <Suspense>{open && <CommandPalette onClose={() => setOpen(false)} />}</Suspense>;
}
