import { i18n, type Messages } from "@lingui/core";
import { type Language, language } from "@/lib/preferences";

type Loads = Record<Language, () => Promise<{ messages: Messages }>>;

const everybodys: Loads = {
	en: () => import("./messages/en"),
	"zh-CN": () => import("./messages/zh-CN"),
};

// What only the staff of a body and the operator read; eslint.config.js names the same features.
const offices: Loads = {
	en: () => import("./messages/en.office"),
	"zh-CN": () => import("./messages/zh-CN.office"),
};

// What nobody reads on the start page of an applicant, whose first load is to be light.
const inners: Loads = {
	en: () => import("./messages/en.inner"),
	"zh-CN": () => import("./messages/zh-CN.inner"),
};

const parts = new Set([everybodys]);

/** Loads the sentences of a language, of all parts in use at once, and shows them. */
export async function speak(language: Language): Promise<void> {
	const loaded = await Promise.all([...parts].map((part) => part[language]()));
	for (const { messages } of loaded) i18n.load(language, { ...messages });
	i18n.activate(language);
}

/** From now on the sentences of the office are among those that are loaded. */
export async function speakOffice(): Promise<void> {
	parts.add(inners).add(offices);
	await speak(language.get());
}

/** From now on the sentences of all pages behind a start page are among those that are loaded. */
export async function speakInner(): Promise<void> {
	if (parts.has(inners)) return;
	parts.add(inners);
	await speak(language.get());
}

export { i18n };
