import { addDays, daysBetween } from "@/lib/format";

export type Kind =
	| "stage1"
	| "stage2"
	| "surveillance"
	| "recertification"
	| "follow_up"
	| "special"
	| "leave";

/** One person's time on one thing. Days are inclusive; halves narrow the first and the last day. */
export interface Booking {
	id: string;
	row: string;
	/** The client, or the kind of leave. */
	title: string;
	kind: Kind;
	from: string;
	to: string;
	/** Begins at noon of the first day. */
	afternoon?: boolean;
	/** Ends at noon of the last day. */
	untilNoon?: boolean;
	/** Proposed, not yet confirmed by the client: drawn as an outline. */
	tentative?: boolean;
	/** May be moved by this person now. */
	movable?: boolean;
}

export interface PlannerRow {
	id: string;
	name: string;
	/** What the person may audit; shown where the choice is made. */
	sub?: string;
	/** The share of the range that is booked, 0 to 1. */
	load?: number;
}

export interface Range {
	from: string;
	to: string;
}

/** Where a booking would stand: another person, other days. */
export interface Place {
	row: string;
	from: string;
	to: string;
}

export const dayWidth = 36;
export const laneHeight = 26;
export const rowPadding = 10;

/** First and one-past-last half-day of a booking, counted from the start of the range. */
export function slots(b: Booking, range: Range): [number, number] {
	const start = daysBetween(range.from, b.from) * 2 + (b.afternoon ? 1 : 0);
	const end = daysBetween(range.from, b.to) * 2 + (b.untilNoon ? 1 : 2);
	return [start, end];
}

function overlap(a: Booking, b: Booking, range: Range): boolean {
	const [aStart, aEnd] = slots(a, range);
	const [bStart, bEnd] = slots(b, range);
	return aStart < bEnd && bStart < aEnd;
}

/** Puts bookings that overlap below each other: the lane of each, and how many lanes there are. */
export function lanes(bookings: Booking[], range: Range): { lane: Map<string, number>; count: number } {
	const lane = new Map<string, number>();
	const ends: number[] = [];
	const ordered = bookings
		.map((b) => ({ id: b.id, slots: slots(b, range) }))
		.sort((a, b) => a.slots[0] - b.slots[0]);
	for (const { id, slots: span } of ordered) {
		const free = ends.findIndex((end) => end <= span[0]);
		const index = free === -1 ? ends.length : free;
		ends[index] = span[1];
		lane.set(id, index);
	}
	return { lane, count: Math.max(1, ends.length) };
}

export function moved(b: Booking, place: Place): Booking {
	return { ...b, row: place.row, from: place.from, to: place.to };
}

/** The same booking so many days later on another row. */
export function shifted(b: Booking, row: string, days: number): Place {
	return { row, from: addDays(b.from, days), to: addDays(b.to, days) };
}

/** Those of the same person that the booking would stand on at this place. */
export function clashes(b: Booking, place: Place, others: Booking[], range: Range): Booking[] {
	const there = moved(b, place);
	return others.filter((o) => o.id !== b.id && o.row === place.row && overlap(there, o, range));
}

/** Every day of the range. */
export function days(range: Range): string[] {
	return Array.from({ length: daysBetween(range.from, range.to) + 1 }, (_, i) => addDays(range.from, i));
}

export function weekend(day: string): boolean {
	const n = new Date(`${day}T12:00:00Z`).getUTCDay();
	return n === 0 || n === 6;
}

/** Those that share a key, in their order. */
export function grouped<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}
