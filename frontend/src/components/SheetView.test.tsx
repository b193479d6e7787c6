import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AudittimeSheet, AudittimeStandardTime } from "@/gen";
import { draw } from "@/lib/test";
import { SheetView } from "./SheetView";

const place = { at: "/b/nordlys", path: "/b/$body" };

function time(code: string, provisional: boolean, share: string): AudittimeStandardTime {
	return {
		code,
		method: { en: `method of ${code}`, zh: "" },
		method_id: "m",
		source: "s",
		clause: "c",
		provisional,
		table_days: 7,
		adjusted_days_raw: "6.75",
		share,
	};
}

function sheet(...standards: AudittimeStandardTime[]): AudittimeSheet {
	return {
		standards,
		provisional: standards.some((s) => s.provisional),
		headcount: 86,
		effective_persons: 80,
		integration_percent: 0,
		total_days_raw: "13.5",
		initial_days: 13.5,
		days: 13.5,
		stage1_days: 4,
		stage2_days: 9.5,
		onsite_minimum_days: "10.8",
		surveillance_days: 4.5,
		recertification_days: 9,
		steps: [],
	};
}

test("several standards have a row each, and only the provisional method is named as such", async () => {
	await draw(<SheetView sheet={sheet(time("ISO A", true, "6.5"), time("ISO B", false, "7"))} />, place);
	const table = await screen.findByRole("table", { name: "Time of each standard" });
	expect(within(table).getByRole("row", { name: /ISO B.*: 7\.0 days 6\.75 7\.0/ })).toBeTruthy();
	expect(screen.getByText(/from: method of ISO A\./)).toBeTruthy();
});

test("one standard has no table of its own", async () => {
	await draw(<SheetView sheet={sheet(time("ISO A", false, "13.5"))} />, place);
	await screen.findByText(/86 persons are in scope/);
	expect(screen.queryByRole("table", { name: "Time of each standard" })).toBeNull();
	expect(screen.queryByText("Provisional method")).toBeNull();
});
