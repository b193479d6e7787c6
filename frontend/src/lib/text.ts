import type { Language } from "./preferences";
import { useLanguage } from "./preferences";

/** A text in both languages as the API gives it; either may be missing. */
export interface Bilingual {
	en?: string;
	zh?: string;
}

/** The text in the language asked for, else the one there is. */
function say(text: Bilingual | null | undefined, language: Language): string {
	if (!text) return "";
	return (language === "zh-CN" ? text.zh || text.en : text.en || text.zh) ?? "";
}

export function useSay(): (text: Bilingual | null | undefined) => string {
	const language = useLanguage();
	return (text) => say(text, language);
}
