import { i18n, type Messages } from "@lingui/core";
import type { Language } from "@/lib/preferences";

const loads = {
	en: () => import("./messages/en"),
	"zh-CN": () => import("./messages/zh-CN"),
} satisfies Record<Language, () => Promise<{ messages: Messages }>>;

/** Loads the sentences of a language, of all features at once, and shows them. */
export async function speak(language: Language): Promise<void> {
	const { messages } = await loads[language]();
	i18n.loadAndActivate({ locale: language, messages });
}

export { i18n };
