import { expect, test } from "vitest";
import type { Booking } from "@/components/planner/Planner";
import type { AuditView, Planner } from "@/gen";
import { moveProposal } from "./moveProposal";
import { bookingsOf, rowsOf } from "./plannerRows";

const audit = {
	span: { from: "2026-12-07/pm", to: "2026-12-08/am" },
	team: [
		{ person_id: "berg", role: "lead", name: "Berg" },
		{ person_id: "lin", role: "auditor", name: "Lin", span: { from: "2026-12-07/pm", to: "2026-12-07/pm" } },
	],
} as AuditView;

const bar: Booking = {
	id: "a berg",
	row: "berg",
	title: "Acme",
	kind: "stage1",
	from: "2026-12-07",
	to: "2026-12-08",
};

test("other days move the whole audit and everybody's own time with it", () => {
	const moved = moveProposal(audit, bar, { row: "berg", from: "2026-12-30", to: "2026-12-31" });
	expect(moved.span).toEqual({ from: "2026-12-30/pm", to: "2026-12-31/am" });
	expect(moved.team[1]?.span).toEqual({ from: "2026-12-30/pm", to: "2026-12-30/pm" });
	expect(moved.team.map((m) => m.person_id)).toEqual(["berg", "lin"]);
});

test("another row replaces the person and keeps the role", () => {
	const moved = moveProposal(audit, bar, { row: "wu", from: "2026-12-07", to: "2026-12-08" });
	expect(moved.span).toEqual(audit.span);
	expect(moved.team[0]).toMatchObject({ person_id: "wu", role: "lead" });
});

test("who replaces an evaluator is in charge of the trainee", () => {
	const team = [
		...(audit.team ?? []),
		{ person_id: "ito", role: "trainee", name: "Ito", evaluator_id: "berg" },
	];
	const place = { row: "wu", from: "2026-12-07", to: "2026-12-08" };
	expect(moveProposal({ ...audit, team }, bar, place).team[2]).toMatchObject({
		person_id: "ito",
		evaluator_id: "wu",
	});
});

const plan: Planner = {
	from: "2026-12-01",
	to: "2026-12-10",
	people: [
		{
			id: "berg",
			name: "Berg",
			standards: ["ISO/IEC 20000-1:2018"],
			leave: [{ from: "2026-12-01", to: "2026-12-02" }],
		},
	],
	bookings: [
		{
			audit_id: "a",
			person_id: "berg",
			reference: "E-26-0001",
			version: 1,
			type: "stage1",
			state: "proposed",
			title: { en: "Acme", zh: "艾克米" },
			span: { from: "2026-12-07/pm", to: "2026-12-08/am" },
		},
	],
};

test("bars know halves, what is tentative, and leave that cannot be moved", () => {
	const [booked, leave] = bookingsOf(plan, (text) => text.en ?? "", "Leave");
	expect(booked).toMatchObject({
		afternoon: true,
		untilNoon: true,
		tentative: true,
		movable: true,
		title: "Acme",
	});
	expect(leave).toMatchObject({ kind: "leave", title: "Leave", from: "2026-12-01" });
	expect(leave?.movable).toBeFalsy();
	expect(rowsOf(plan, 10)[0]?.load).toBe(0.2);
});
