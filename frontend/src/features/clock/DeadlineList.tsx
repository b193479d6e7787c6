import { useLingui } from "@lingui/react/macro";
import { WaitingList } from "@/components/WaitingList";
import type { ObligationView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
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
	const { t } = useLingui();
	const { date } = useFormats();
	const note = (o: ObligationView) => {
		const [agreed, safe] = [date(o.agreed_on), date(o.safe_on)];
		if (agreed) return t`agreed by ${agreed}`;
		return safe && !o.at_risk && !o.overdue ? t`last safe day ${safe}` : "";
	};
	return (
		<WaitingList
			today={today}
			items={list.map((o) => ({
				key: o.id,
				what: o.title,
				client: o.client_name,
				reference: [o.reference, note(o)].filter(Boolean).join(" · "),
				by: o.due_on,
				to: pathOf(base, o),
			}))}
		/>
	);
}
