import type { Dispatch, KeyboardEvent, SetStateAction } from "react";
import { type Booking, type Place, shifted } from "./layout";
import type { Held, LaidRow } from "./usePlan";

interface Input {
	laid: LaidRow[];
	held: Held | undefined;
	setHeld: Dispatch<SetStateAction<Held | undefined>>;
	drop: () => void;
	onSelect: (booking: Booking) => void;
}

const steps: Record<string, [days: number, rows: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/**
 * Arrows go from booking to booking. Alt+arrows take the booking into the hand and move it by a day or a
 * person, with its conflicts shown; Enter puts it down, Escape puts it back.
 */
export function usePlannerKeys({ laid, held, setHeld, drop, onSelect }: Input) {
	return (event: KeyboardEvent<HTMLElement>) => {
		const id = (event.target as HTMLElement).dataset.booking;
		const row = laid.find((one) => one.bookings.some((b) => b.id === id));
		const booking = row?.bookings.find((b) => b.id === id);
		if (!row || !booking) return;
		const step = steps[event.key];
		const inHand = held?.by === "keyboard" && held.booking.id === booking.id ? held : undefined;
		if (step && event.altKey) {
			event.preventDefault();
			if (!booking.movable) return;
			setHeld({ booking, place: stepped(laid, booking, inHand?.place, step), by: "keyboard" });
		} else if (step) {
			event.preventDefault();
			neighbour(laid, row, booking, step)?.focus();
		} else if (event.key === "Enter" || event.key === " ") {
			event.preventDefault();
			if (inHand) drop();
			else onSelect(booking);
		} else if (event.key === "Escape" && inHand) {
			event.stopPropagation();
			setHeld(undefined);
		}
	};
}

function stepped(
	laid: LaidRow[],
	booking: Booking,
	from: Place | undefined,
	[days, rows]: [number, number],
): Place {
	const now = from ?? booking;
	const index = laid.findIndex((row) => row.id === now.row) + rows;
	const row = laid[Math.max(0, Math.min(laid.length - 1, index))]?.id ?? now.row;
	const there = shifted({ ...booking, from: now.from, to: now.to }, row, days);
	return { row, from: there.from, to: there.to };
}

/** The booking beside this one on its row, or the nearest in time on the next row that has any. */
function neighbour(laid: LaidRow[], row: LaidRow, booking: Booking, [days, rows]: [number, number]) {
	const ordered = [...row.bookings].sort((a, b) => a.from.localeCompare(b.from));
	let next: Booking | undefined;
	if (days !== 0) next = ordered[ordered.indexOf(booking) + days];
	for (let i = laid.indexOf(row) + rows; rows !== 0 && laid[i] && !next; i += rows) {
		const time = Date.parse(booking.from);
		const away = (b: Booking) => Math.abs(Date.parse(b.from) - time);
		next = [...(laid[i]?.bookings ?? [])].sort((a, b) => away(a) - away(b))[0];
	}
	return next && document.querySelector<HTMLElement>(`[data-booking="${CSS.escape(next.id)}"]`);
}
