import type { Booking, PlannerRow } from "@/components/planner/Planner";
import type { Planner as Plan } from "@/gen";
import { daysBetween } from "@/lib/format";
import type { Bilingual } from "@/lib/text";
import { dayOf, halfOf } from "./names";

const movable = new Set(["proposed", "objected", "confirmed", "planned"]);

/** A row per person, with the share of the days that is booked. */
export function rowsOf(plan: Plan, days: number): PlannerRow[] {
	return plan.people.map((person) => {
		const booked = plan.bookings
			.filter((b) => b.person_id === person.id)
			.reduce((sum, b) => sum + daysBetween(dayOf(b.span.from) ?? "", dayOf(b.span.to) ?? "") + 1, 0);
		return { id: person.id, name: person.name, sub: person.standards.join(", "), load: booked / days };
	});
}

/** Bars: bookings of audits and leave. An audit has a bar per person, hence the person in the identifier. */
export function bookingsOf(plan: Plan, say: (text: Bilingual) => string, leave: string): Booking[] {
	const audits = plan.bookings.map(
		(b): Booking => ({
			id: `${b.audit_id} ${b.person_id}`,
			row: b.person_id,
			title: say(b.title),
			kind: b.type as Booking["kind"],
			from: dayOf(b.span.from) ?? "",
			to: dayOf(b.span.to) ?? "",
			afternoon: halfOf(b.span.from) === "pm",
			untilNoon: halfOf(b.span.to) === "am",
			tentative: b.state === "proposed" || b.state === "objected",
			movable: movable.has(b.state),
		}),
	);
	const away = plan.people.flatMap((person) =>
		person.leave.map(
			(l): Booking => ({
				id: `leave ${person.id} ${l.from}`,
				row: person.id,
				title: l.reason || leave,
				kind: "leave",
				from: l.from,
				to: l.to,
			}),
		),
	);
	return [...audits, ...away];
}
