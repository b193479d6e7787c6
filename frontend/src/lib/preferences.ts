import { useSyncExternalStore } from "react";

export type Language = "en" | "zh-CN";
export type Scheme = "light" | "dark" | "system";

/** A choice of this browser, kept across visits. Storage may be refused (private windows): then it lasts a visit. */
function choice<T extends string>(key: string, allowed: readonly T[], first: () => T) {
	const listeners = new Set<() => void>();
	let value = read();
	function read(): T {
		try {
			const kept = localStorage.getItem(key) as T | null;
			return kept && allowed.includes(kept) ? kept : first();
		} catch {
			return first();
		}
	}
	return {
		get: () => value,
		chosen: () => {
			try {
				return localStorage.getItem(key) !== null;
			} catch {
				return false;
			}
		},
		set: (next: T) => {
			value = next;
			try {
				localStorage.setItem(key, next);
			} catch {
				// Kept in memory only.
			}
			for (const tell of listeners) tell();
		},
		subscribe: (tell: () => void) => {
			listeners.add(tell);
			return () => void listeners.delete(tell);
		},
	};
}

export const language = choice<Language>("triennia.language", ["en", "zh-CN"], () =>
	navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en",
);

export const scheme = choice<Scheme>("triennia.scheme", ["light", "dark", "system"], () => "system");

export function useLanguage(): Language {
	return useSyncExternalStore(language.subscribe, language.get);
}

export function useScheme(): Scheme {
	return useSyncExternalStore(scheme.subscribe, scheme.get);
}
