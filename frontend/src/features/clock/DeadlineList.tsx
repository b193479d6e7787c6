import { WaitingList } from "@/components/WaitingList";
import type { ObligationView } from "@/gen/types.gen";
import { usePlace } from "@/lib/place";
import { useToday } from "@/lib/session";

/** Where the case of a deadline is read: a certificate, a finding, an audit. */
export function pathOf(base: string, o: ObligationView): string {
	return `${base}/${o.subject}s/${o.subject_id}`;
}

/** Deadlines, each leading to its case. */
export function DeadlineList({ list }: { list: ObligationView[] }) {
	const { base } = usePlace();
	const today = useToday();
	return (
		<WaitingList
			today={today}
			items={list.map((o) => ({
				key: o.id,
				what: o.title,
				client: o.client_name,
				reference: o.reference,
				by: o.due_on,
				to: pathOf(base, o),
			}))}
		/>
	);
}
