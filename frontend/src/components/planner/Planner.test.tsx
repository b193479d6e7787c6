import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { draw } from "@/lib/test";
import { type Booking, clashes, lanes, shifted } from "./layout";
import { Planner } from "./Planner";

const range = { from: "2026-11-02", to: "2026-11-29" };
const rows = [
	{ id: "p1", name: "J. Lindqvist" },
	{ id: "p2", name: "陈思远" },
];
const cobalt: Booking = {
	id: "b1",
	row: "p1",
	title: "Cobalt Rail",
	kind: "stage1",
	from: "2026-11-10",
	to: "2026-11-11",
	movable: true,
};
const tessera: Booking = {
	id: "b2",
	row: "p2",
	title: "Tessera",
	kind: "stage2",
	from: "2026-11-11",
	to: "2026-11-11",
};
const morning: Booking = { ...cobalt, id: "b3", to: "2026-11-10", untilNoon: true };
const noon: Booking = { ...cobalt, id: "b4", to: "2026-11-10", afternoon: true };

test("a morning and an afternoon of one day share a lane, a whole day does not", () => {
	expect(lanes([morning, noon], range).count).toBe(1);
	const { lane, count } = lanes([cobalt, morning], range);
	expect(count).toBe(2);
	expect(new Set(lane.values())).toEqual(new Set([0, 1]));
});

test("a place clashes with what the person has then, not with oneself or with others", () => {
	const place = shifted(cobalt, "p2", 1);
	expect(place).toEqual({ row: "p2", from: "2026-11-11", to: "2026-11-12" });
	expect(clashes(cobalt, place, [cobalt, tessera], range)).toEqual([tessera]);
	expect(clashes(cobalt, shifted(cobalt, "p1", 1), [cobalt, tessera], range)).toEqual([]);
});

async function planner() {
	const onMove = vi.fn();
	const onSelect = vi.fn();
	await draw(
		<Planner
			rows={rows}
			bookings={[cobalt, tessera]}
			range={range}
			conflicts={(_, place) => (place.row === "p2" ? ["Not qualified on that date"] : [])}
			onMove={onMove}
			onSelect={onSelect}
		/>,
	);
	return { onMove, onSelect, bar: () => screen.getByRole("button", { name: /Cobalt Rail/ }) };
}

test("Alt and arrows carry a booking, say what stands against the place, Enter puts it down", async () => {
	const { onMove, bar } = await planner();
	bar().focus();
	await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
	expect(screen.getByText(/Free\./)).toBeInTheDocument();
	bar().focus();
	await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
	expect(screen.getByText(/Double booked with Tessera.*Not qualified on that date/)).toBeInTheDocument();
	bar().focus();
	await userEvent.keyboard("{Enter}");
	expect(onMove).toHaveBeenCalledWith(cobalt, { row: "p2", from: "2026-11-11", to: "2026-11-12" });
});

test("Escape puts a booking back", async () => {
	const { onMove, bar } = await planner();
	bar().focus();
	await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
	bar().focus();
	await userEvent.keyboard("{Escape}");
	expect(screen.getByText(/Drag a bar/)).toBeInTheDocument();
	expect(onMove).not.toHaveBeenCalled();
});

test("Enter opens, arrows go to the neighbour, what may not be moved stays", async () => {
	const { onSelect, onMove, bar } = await planner();
	bar().focus();
	await userEvent.keyboard("{Enter}");
	expect(onSelect).toHaveBeenCalledWith(cobalt);
	await userEvent.keyboard("{ArrowDown}");
	expect(screen.getByRole("button", { name: /Tessera/ })).toHaveFocus();
	await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}{Enter}");
	expect(onMove).not.toHaveBeenCalled();
});
