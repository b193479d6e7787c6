import { useEffect, useRef } from "react";

/** Whether a key press belongs to something the person types in. */
function typing(event: KeyboardEvent): boolean {
	const target = event.target as HTMLElement | null;
	if (!target?.closest) return false;
	return (
		target.closest("input, textarea, select, [contenteditable], [role=combobox], [role=dialog]") !== null
	);
}

/** j and k go down and up through the links of a list, "/" to its search field; Enter opens as ever. */
export function useListKeys<T extends HTMLElement>() {
	const ref = useRef<T>(null);
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
			if (typing(event) || event.metaKey || event.ctrlKey || event.altKey || !ref.current) return;
			if (event.key === "/") {
				event.preventDefault();
				ref.current.querySelector<HTMLInputElement>("input[type=search]")?.focus();
			}
			if (step === 0) return;
			const links = [...ref.current.querySelectorAll<HTMLElement>("tbody a, ul > li > a")];
			const here = links.indexOf(document.activeElement as HTMLElement);
			const next = links[Math.max(0, Math.min(links.length - 1, here + step))];
			next?.focus();
			next?.scrollIntoView({ block: "nearest" });
		};
		addEventListener("keydown", press);
		return () => removeEventListener("keydown", press);
	}, []);
	return ref;
}
