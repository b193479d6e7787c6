import { useEffect, useSyncExternalStore } from "react";

/** Something the keyboard can reach from anywhere by its name. */
export interface Command {
	id: string;
	label: string;
	/** Where it belongs: "Go to", "This case". */
	group: string;
	/** Other words that find it. */
	words?: string;
	to?: string;
	run?: () => void;
}

const sources = new Map<symbol, Command[]>();
const listeners = new Set<() => void>();
let all: Command[] = [];

function announce() {
	all = [...sources.values()].flat();
	for (const tell of listeners) tell();
}

/** Offers commands while the component that calls it is on screen. Memoise the list. */
export function useCommands(commands: Command[]): void {
	useEffect(() => {
		const key = Symbol();
		sources.set(key, commands);
		announce();
		return () => {
			sources.delete(key);
			announce();
		};
	}, [commands]);
}

export function useAllCommands(): Command[] {
	return useSyncExternalStore(
		(tell) => {
			listeners.add(tell);
			return () => void listeners.delete(tell);
		},
		() => all,
	);
}
