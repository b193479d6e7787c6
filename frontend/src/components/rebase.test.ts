import { expect, test } from "vitest";
import { rebase } from "./rebase";

const shown = { name: { en: "A", zh: "" }, days: 30, sites: [{ city: "Cork" }] };

test("what the other person changed is taken over, what was typed stays", () => {
	const typed = { ...shown, days: 20 };
	const now = { ...shown, name: { en: "B", zh: "" } };
	expect(rebase(shown, typed, now)).toEqual({ theirs: [[["name", "en"], "B"]], clashes: [] });
});

test("both changed the same thing", () => {
	const typed = { ...shown, days: 20, sites: [{ city: "Cork" }, { city: "Dublin" }] };
	const now = { ...shown, days: 40, sites: [] };
	expect(rebase(shown, typed, now).clashes).toEqual([
		[["days"], 40],
		[["sites"], []],
	]);
});

test("both changed it alike, or only emptiness differs", () => {
	expect(rebase(shown, { ...shown, days: 40 }, { ...shown, days: 40 })).toEqual({ theirs: [], clashes: [] });
	expect(rebase({ a: undefined }, { a: "" }, { a: null })).toEqual({ theirs: [], clashes: [] });
});

test("a value that became a record, or vanished, is one change", () => {
	expect(rebase({}, {}, { own: { value: 3 } }).theirs).toEqual([[["own"], { value: 3 }]]);
	expect(rebase({ own: { value: 3 } }, { own: { value: 3 } }, {}).theirs).toEqual([[["own"], undefined]]);
});
