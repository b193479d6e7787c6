import { expect, test } from "vitest";
import type { ObligationView } from "@/gen/types.gen";
import { byWeek, later, monday } from "./weeks";

test("a week begins on Monday, Sunday belongs to the week before", () => {
	expect(monday("2026-11-23")).toBe("2026-11-23");
	expect(monday("2026-11-29")).toBe("2026-11-23");
	expect(monday("2027-01-01")).toBe("2026-12-28");
	expect(later("2028-02-28", 1)).toBe("2028-02-29");
});

test("deadlines of one week stand together", () => {
	const due = (due_on: string) => ({ due_on }) as ObligationView;
	const weeks = byWeek([due("2026-11-24"), due("2026-11-29"), due("2026-12-01")]);
	expect(weeks.map((w) => [w.monday, w.items.length])).toEqual([
		["2026-11-23", 2],
		["2026-11-30", 1],
	]);
});
