import { useCallback, useMemo, useState } from "react";
import {
	type Booking,
	clashes,
	grouped,
	laneHeight,
	lanes,
	type Place,
	type PlannerRow,
	type Range,
	rowPadding,
} from "./layout";

/** What is in the hand: a booking and where it would be put down. */
export interface Held {
	booking: Booking;
	place: Place;
	by: "pointer" | "keyboard";
}

export interface LaidRow extends PlannerRow {
	top: number;
	height: number;
	bookings: Booking[];
	lane: Map<string, number>;
}

interface Input {
	rows: PlannerRow[];
	bookings: Booking[];
	range: Range;
	/** What else stands against a place: not qualified, consultancy, leave. Sentences in the reader's language. */
	conflicts?: (booking: Booking, place: Place) => string[];
	onMove: (booking: Booking, place: Place) => void;
}

/** Rows with their heights, and the booking in the hand with what stands against its place. */
export function usePlan({ rows, bookings, range, conflicts, onMove }: Input) {
	const [held, setHeld] = useState<Held>();
	const laid = useMemo(() => lay(rows, bookings, range), [rows, bookings, range]);
	const against = useMemo(() => {
		if (!held) return { with: [] as Booking[], says: [] as string[] };
		return {
			with: clashes(held.booking, held.place, bookings, range),
			says: conflicts?.(held.booking, held.place) ?? [],
		};
	}, [held, bookings, range, conflicts]);
	const drop = useCallback(() => {
		setHeld((now) => {
			if (now && changed(now)) queueMicrotask(() => onMove(now.booking, now.place));
			return undefined;
		});
	}, [onMove]);
	return { laid, held, setHeld, against, drop };
}

function changed({ booking, place }: Held): boolean {
	return booking.row !== place.row || booking.from !== place.from;
}

function lay(rows: PlannerRow[], bookings: Booking[], range: Range): LaidRow[] {
	const own = grouped(bookings, (b) => b.row);
	let top = 0;
	return rows.map((row) => {
		const mine = (own.get(row.id) ?? []).filter((b) => b.to >= range.from && b.from <= range.to);
		const { lane, count } = lanes(mine, range);
		const height = count * laneHeight + rowPadding;
		const laid = { ...row, top, height, bookings: mine, lane };
		top += height;
		return laid;
	});
}
