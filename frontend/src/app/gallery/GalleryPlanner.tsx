import { useState } from "react";
import { Card } from "@/components/Card";
import { type Booking, Planner, type PlannerRow } from "@/components/planner/Planner";
import { PlannerLegend } from "@/components/planner/PlannerLegend";
import { addDays } from "@/lib/format";

const people = ["M. Okafor", "陈思远", "L. Bergström", "R. Castellano", "王若琳", "H. Whitcombe"];
const clients = ["Cobalt Rail", "杭州云栖软件", "Tessera Ceramics", "Nordlys Medical", "Oakfield Paper"];
const kinds = ["stage1", "stage2", "surveillance", "recertification", "leave"] as const;
const range = { from: "2026-11-02", to: "2027-01-24" };

const rows: PlannerRow[] = Array.from({ length: 60 }, (_, i) => ({
	id: `p${i}`,
	name: `${people[i % 6]} ${i < 6 ? "" : i}`,
	sub: "ISO/IEC 20000-1",
	load: (i % 7) / 8 + 0.1,
}));

const made: Booking[] = Array.from({ length: 600 }, (_, i) => {
	const from = addDays(range.from, (i * 37) % 80);
	return {
		id: `b${i}`,
		row: `p${i % 60}`,
		title: clients[i % 5] ?? "",
		kind: kinds[(i * 3) % 5] ?? "leave",
		from,
		to: addDays(from, i % 4),
		tentative: i % 4 === 1,
		movable: true,
	};
});

export function GalleryPlanner() {
	const [bookings, setBookings] = useState(made);
	return (
		<Card title="Planner" aside={<PlannerLegend />}>
			<Planner
				rows={rows}
				bookings={bookings}
				range={range}
				today="2026-11-23"
				conflicts={(_, place) =>
					place.row === "p1" ? ["陈思远 is not qualified for ISO/IEC 20000-1 on that date"] : []
				}
				onMove={(booking, place) =>
					setBookings((old) => old.map((b) => (b.id === booking.id ? { ...b, ...place } : b)))
				}
				onSelect={() => undefined}
			/>
		</Card>
	);
}
