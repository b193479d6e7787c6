import { expect, test } from "vitest";
import { given } from "./ownLimits";

test("an emptied number is taken back", () => {
	const typed = { a: { value: 9 }, b: { value: null }, c: { value: 4, source: "P-2" }, d: {} };
	expect(given(typed)).toEqual({ a: { value: 9 }, c: { value: 4, source: "P-2" } });
});
