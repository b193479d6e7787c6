import { readdirSync, readFileSync } from "node:fs";

export type Language = "en" | "zh-CN";

type Values = Record<string, string | number>;

/** Says a sentence of the screens in one language; context is the one that the source gives it. */
export type Words = (english: string, values?: Values, context?: string) => string;

const source = new URL("../src/", import.meta.url);

/** The messages of a catalogue, by context and English words. */
function read(file: string): [string, string][] {
	const quoted = (entry: string, key: string) => {
		const found = entry.match(new RegExp(`^${key} ((?:".*"\\n?)+)`, "m"))?.[1] ?? "";
		return found
			.split("\n")
			.map((line) => (line ? (JSON.parse(line) as string) : ""))
			.join("");
	};
	return readFileSync(new URL(file, source), "utf8")
		.split("\n\n")
		.map((entry) => [`${quoted(entry, "msgctxt")}|${quoted(entry, "msgid")}`, quoted(entry, "msgstr")]);
}

/** The words of all screens in the language; what the source does not say is a mistake of the flow. */
export function wordsOf(language: Language): Words {
	const files = readdirSync(source, { recursive: true, encoding: "utf8" });
	const said = new Map(files.filter((file) => file.endsWith(`/locales/${language}.po`)).flatMap(read));
	return (english, values = {}, context = "") => {
		const found = said.get(`${context}|${english}`);
		if (found === undefined) throw new Error(`No screen says "${english}" (${context}) in ${language}.`);
		return found.replace(/\{(\w+)\}/g, (_, name: string) => {
			if (values[name] === undefined) throw new Error(`"${english}" needs ${name}.`);
			return String(values[name]);
		});
	};
}
