import type { Booking, Place } from "@/components/planner/Planner";
import type { AuditProposal, AuditSpan, AuditView } from "@/gen";
import { addDays, daysBetween } from "@/lib/format";
import { dayOf, halfOf } from "./names";

function shift(span: AuditSpan | undefined, days: number): AuditSpan | undefined {
	const slot = (value: string) => `${addDays(dayOf(value) ?? "", days)}/${halfOf(value)}`;
	return span && { from: slot(span.from), to: slot(span.to) };
}

/** The proposal that a moved bar means: the whole audit on other days, or another person in one place. */
export function moveProposal(audit: AuditView, booking: Booking, place: Place): AuditProposal {
	const days = daysBetween(booking.from, place.from);
	const moved = (person: string) => (person === booking.row ? place.row : person);
	return {
		span: shift(audit.span, days) ?? { from: `${place.from}/am`, to: `${place.to}/pm` },
		weekends: audit.weekends,
		team: (audit.team ?? []).map((member) => ({
			person_id: moved(member.person_id),
			evaluator_id: member.evaluator_id && moved(member.evaluator_id),
			role: member.role,
			span: shift(member.span, days),
		})),
	};
}
