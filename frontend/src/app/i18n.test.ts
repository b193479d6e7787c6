import type { Messages } from "@lingui/core";
import { expect, test } from "vitest";

const catalogues = import.meta.glob<Messages>("/src/**/locales/zh-CN.po", {
	import: "messages",
	eager: true,
});

// The application merges the catalogues of all features: two translations of one message would overwrite
// each other. Where the meaning differs, the message has a context.
test("no message has two translations", () => {
	const said = new Map<string, string>();
	const twice = Object.values(catalogues)
		.flatMap((own) => Object.entries(own))
		.filter(([id, message]) => {
			const words = JSON.stringify(message);
			const before = said.get(id) ?? words;
			said.set(id, before);
			return before !== words;
		});
	expect(said.size).toBeGreaterThan(1000);
	expect(twice).toEqual([]);
});
