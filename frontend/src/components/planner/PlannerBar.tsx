import { memo, type PointerEvent } from "react";
import { WarningIcon } from "../icons";
import { type Booking, dayWidth, laneHeight, type Range, slots } from "./layout";
import css from "./Planner.module.css";

interface Props {
	booking: Booking;
	range: Range;
	lane: number;
	/** Said to screen readers: client, kind, days. */
	label: string;
	clash: boolean;
	held: boolean;
	onGrab: (event: PointerEvent<HTMLButtonElement>, booking: Booking) => void;
}

export const PlannerBar = memo(function PlannerBar({
	booking,
	range,
	lane,
	label,
	clash,
	held,
	onGrab,
}: Props) {
	const [start, end] = slots(booking, range);
	const classes = [
		css.bar,
		css[booking.kind],
		booking.tentative && css.tentative,
		clash && css.clash,
		held && css.held,
	];
	return (
		<button
			type="button"
			className={classes.filter(Boolean).join(" ")}
			style={{
				width: ((end - start) * dayWidth) / 2 - 2,
				transform: `translate(${(start * dayWidth) / 2 + 1}px, ${lane * laneHeight + rowTop}px)`,
			}}
			data-booking={booking.id}
			aria-label={label}
			title={label}
			onPointerDown={(event) => onGrab(event, booking)}
		>
			{clash && <WarningIcon className={css.sign} aria-hidden />}
			<span>{booking.title}</span>
		</button>
	);
});

const rowTop = 6;
