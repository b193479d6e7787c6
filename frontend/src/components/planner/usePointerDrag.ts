import {
	type Dispatch,
	type PointerEvent,
	type RefObject,
	type SetStateAction,
	useCallback,
	useEffect,
	useRef,
} from "react";
import { type Booking, dayWidth, shifted } from "./layout";
import type { Held, LaidRow } from "./usePlan";

interface Input {
	laid: LaidRow[];
	scroller: RefObject<HTMLDivElement | null>;
	setHeld: Dispatch<SetStateAction<Held | undefined>>;
	drop: () => void;
	onSelect: (booking: Booking) => void;
}

/**
 * Drags a bar with the pointer. The bar follows by transform only, once a frame; React hears of it only
 * when the day or the row below the pointer changes. A press without a move selects.
 */
export function usePointerDrag({ laid, scroller, setHeld, drop, onSelect }: Input) {
	const cancel = useRef<() => void>(undefined);
	const rows = useRef(laid);
	useEffect(() => {
		rows.current = laid;
	}, [laid]);
	useEffect(() => () => cancel.current?.(), []);

	return useCallback(
		(event: PointerEvent<HTMLButtonElement>, booking: Booking) => {
			if (event.button !== 0) return;
			const bar = event.currentTarget;
			const origin = { x: event.clientX, y: event.clientY, scroll: scrollOf(scroller) };
			const start = bar.style.transform;
			let frame = 0;
			let seen = "";
			let dragging = false;
			const move = (e: globalThis.PointerEvent) => {
				const scroll = scrollOf(scroller);
				const dx = e.clientX - origin.x + scroll.x - origin.scroll.x;
				const dy = e.clientY - origin.y + scroll.y - origin.scroll.y;
				if (!booking.movable || (!dragging && Math.hypot(dx, dy) < 4)) return;
				dragging = true;
				cancelAnimationFrame(frame);
				frame = requestAnimationFrame(() => {
					bar.style.transform = `translate(${dx}px, ${dy}px) ${start}`;
					const row = rowAt(rows.current, e.clientY, scroller) ?? booking.row;
					const place = shifted(booking, row, Math.round(dx / dayWidth));
					const now = `${place.row} ${place.from}`;
					if (now === seen) return;
					seen = now;
					setHeld({ booking, place, by: "pointer" });
				});
			};
			const end = () => {
				cancelAnimationFrame(frame);
				bar.style.transform = start;
				removeEventListener("pointermove", move);
				removeEventListener("pointerup", up);
				removeEventListener("pointercancel", end);
				removeEventListener("keydown", putBack);
				cancel.current = undefined;
				setHeld((now) => (now?.by === "pointer" ? undefined : now));
			};
			const up = () => {
				if (dragging) drop();
				else onSelect(booking);
				end();
			};
			const putBack = (e: KeyboardEvent) => e.key === "Escape" && end();
			addEventListener("pointermove", move);
			addEventListener("pointerup", up);
			addEventListener("pointercancel", end);
			addEventListener("keydown", putBack);
			cancel.current = end;
		},
		[scroller, setHeld, drop, onSelect],
	);
}

function scrollOf(scroller: RefObject<HTMLDivElement | null>) {
	return { x: scroller.current?.scrollLeft ?? 0, y: scroller.current?.scrollTop ?? 0 };
}

function rowAt(
	laid: LaidRow[],
	clientY: number,
	scroller: RefObject<HTMLDivElement | null>,
): string | undefined {
	const body = scroller.current?.querySelector<HTMLElement>("[data-rows]");
	if (!body) return undefined;
	const y = clientY - body.getBoundingClientRect().top;
	return laid.find((row) => y >= row.top && y < row.top + row.height)?.id;
}
