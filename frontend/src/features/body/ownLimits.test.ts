import { expect, test } from "vitest";
import { given, rebased } from "./ownLimits";

test("somebody else's number stays where nothing was typed over it", () => {
	const shown = { a: {}, b: { value: 3 }, c: { value: 4, source: "P-1" }, d: { value: 5 } };
	const typed = { a: {}, b: { value: 2 }, c: { value: 4, source: "P-2" }, d: { value: null } };
	const now = { a: { value: 9 }, b: { value: 1 }, c: { value: 4, source: "P-1" }, d: { value: 5 } };
	const mine = rebased(typed, shown, now);
	expect(mine).toEqual({
		a: { value: 9 },
		b: { value: 2 },
		c: { value: 4, source: "P-2" },
		d: { value: null },
	});
	expect(given(mine)).toEqual({ a: { value: 9 }, b: { value: 2 }, c: { value: 4, source: "P-2" } });
});
