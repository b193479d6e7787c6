import { describe, expect, it } from "vitest";
import { changes } from "./changes";

describe("what a change of a record changed", () => {
	it("names the fields with what stood there before and after", () => {
		const before = {
			Record: { version: 1, state: "confirmed", team: [{ role: "lead" }] },
			Columns: { A: 1 },
		};
		const after = {
			Record: {
				version: 2,
				state: "planned",
				team: [{ role: "lead" }, { role: "auditor" }],
				plan: { days: 2 },
			},
			Columns: { A: 2 },
		};
		expect(changes(before, after)).toEqual([
			{ path: "state", before: "confirmed", after: "planned" },
			{ path: "team[1].role", before: undefined, after: "auditor" },
			{ path: "plan.days", before: undefined, after: "2" },
		]);
	});

	it("says what was taken away", () => {
		expect(changes({ note: "x", kept: true }, { kept: true })).toEqual([{ path: "note", before: "x" }]);
	});

	it("counts everything as new where nothing stood before", () => {
		expect(changes(undefined, { state: "draft", empty: "" })).toEqual([
			{ path: "state", before: undefined, after: "draft" },
		]);
	});
});
