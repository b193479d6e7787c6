import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef } from "react";
import { useFormats } from "@/lib/format";
import {
	type Booking,
	days,
	dayWidth,
	moved,
	type Place,
	type PlannerRow,
	type Range,
	weekend,
} from "./layout";
import css from "./Planner.module.css";
import { PlannerBar } from "./PlannerBar";
import { PlannerHead } from "./PlannerHead";
import { useKindNames } from "./PlannerLegend";
import { type LaidRow, usePlan } from "./usePlan";
import { usePlannerKeys } from "./usePlannerKeys";
import { usePointerDrag } from "./usePointerDrag";
import { useWindow } from "./useWindow";

export type { Booking, Place, PlannerRow };

interface Props {
	rows: PlannerRow[];
	bookings: Booking[];
	range: Range;
	today?: string;
	/** Asks before a place is taken; the server decides again. */
	conflicts?: (booking: Booking, place: Place) => string[];
	onMove: (booking: Booking, place: Place) => void;
	onSelect: (booking: Booking) => void;
}

/** People down, days across: who is where when. Bars are dragged, or moved with Alt and the arrows. */
export function Planner({ rows, bookings, range, today, conflicts, onMove, onSelect }: Props) {
	const { t } = useLingui();
	const scroller = useRef<HTMLDivElement>(null);
	const plan = usePlan({ rows, bookings, range, conflicts, onMove });
	const { laid, held, setHeld, drop, against } = plan;
	const view = useWindow(scroller);
	const grab = usePointerDrag({ laid, scroller, setHeld, drop, onSelect });
	const keys = usePlannerKeys({ laid, held, setHeld, drop, onSelect });
	const says = useConflictWords(held?.place, against);
	const list = days(range);
	const last = laid.at(-1);
	const clashing = new Set(against.with.map((b) => b.id));
	const shown = laid.filter((row) => row.top + row.height >= view.top && row.top <= view.bottom);
	return (
		<div className={css.planner}>
			<div className={css.scroller} ref={scroller}>
				<div className={css.sheet} style={{ "--days": list.length, "--day": `${dayWidth}px` } as object}>
					<PlannerHead days={list} today={today} />
					{/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the bars inside are heard here once */}
					<div
						data-rows
						className={css.rows}
						style={{ height: (last?.top ?? 0) + (last?.height ?? 0) }}
						onKeyDown={keys}
					>
						{list.map(
							(day, i) =>
								weekend(day) && <i key={day} className={css.weekend} style={{ left: i * dayWidth }} />,
						)}
						{today && list.includes(today) && (
							<i className={css.now} style={{ left: list.indexOf(today) * dayWidth + dayWidth / 2 }} />
						)}
						{shown.map((row) => (
							<Line key={row.id} row={row} target={held?.place.row === row.id}>
								{barsOf(row, held).map((b) => (
									<Bar
										key={b.id}
										booking={b}
										row={row}
										range={range}
										clash={clashing.has(b.id) || (b.id === held?.booking.id && says.length > 0)}
										held={b.id === held?.booking.id}
										onGrab={grab}
									/>
								))}
							</Line>
						))}
					</div>
				</div>
			</div>
			<p className={says.length > 0 ? `${css.says} ${css.bad}` : css.says} aria-live="polite">
				{says.length > 0
					? says.join(" · ")
					: held
						? t`Free. Enter puts it here, Escape puts it back.`
						: t`Drag a bar, or press Alt and an arrow on it.`}
			</p>
		</div>
	);

	/** In the keyboard's hand the bar is drawn at its new place; the pointer carries it by itself. */
	function barsOf(row: LaidRow, now = held): Booking[] {
		if (now?.by !== "keyboard") return row.bookings;
		const rest = row.bookings.filter((b) => b.id !== now.booking.id);
		return now.place.row === row.id ? [...rest, moved(now.booking, now.place)] : rest;
	}
}

function useConflictWords(place: Place | undefined, against: { with: Booking[]; says: string[] }): string[] {
	const { t } = useLingui();
	const { range: span } = useFormats();
	if (!place) return [];
	const names = against.with.map((b) => {
		const when = span(b.from, b.to);
		const client = b.title;
		return t`Double booked with ${client}, ${when}`;
	});
	return [...names, ...against.says];
}

function Line({ row, target, children }: { row: LaidRow; target: boolean; children: ReactNode }) {
	return (
		<section
			className={target ? `${css.line} ${css.target}` : css.line}
			style={{ top: row.top, height: row.height }}
			aria-label={row.name}
		>
			<header className={css.person}>
				<span className={css.words}>
					<strong>{row.name}</strong>
					{row.sub && <small>{row.sub}</small>}
				</span>
				{row.load !== undefined && (
					<span className={css.load}>
						<i style={{ width: `${Math.min(1, row.load) * 100}%` }} />
					</span>
				)}
			</header>
			<div className={css.track}>{children}</div>
		</section>
	);
}

interface BarProps {
	booking: Booking;
	row: LaidRow;
	range: Range;
	clash: boolean;
	held: boolean;
	onGrab: Parameters<typeof PlannerBar>[0]["onGrab"];
}

function Bar({ booking, row, range, clash, held, onGrab }: BarProps) {
	const { range: span } = useFormats();
	const names = useKindNames();
	const label = `${booking.title}, ${names[booking.kind]}, ${span(booking.from, booking.to)}`;
	const lane = row.lane.get(booking.id) ?? 0;
	return <PlannerBar {...{ booking, range, lane, label, clash, held, onGrab }} />;
}
