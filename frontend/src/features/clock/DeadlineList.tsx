import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { WaitingList } from "@/components/WaitingList";
import type { ObligationView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useToday } from "@/lib/session";

/** Where the case of a deadline is read: a certificate, a finding, an audit. */
export function pathOf(base: string, o: ObligationView): string {
	return `${base}/${o.subject}s/${o.subject_id}`;
}

interface Props {
	list: ObligationView[];
	/** What can be done about a deadline at once. */
	aside?: (o: ObligationView) => ReactNode;
}

/** Deadlines, each leading to its case. */
export function DeadlineList({ list, aside }: Props) {
	const { base } = usePlace();
	const today = useToday();
	const { t } = useLingui();
	const { date } = useFormats();
	const reaction = (o: ObligationView) => {
		const { silent_days: days, seen } = o;
		if (days)
			return [t`${plural(days, { one: "no answer for # day", other: "no answer for # days" })}`, o.phone]
				.filter(Boolean)
				.join(" · ");
		const name = o.state === "open" && seen?.name;
		return name ? t`${name} takes care of it` : "";
	};
	const note = (o: ObligationView) => {
		const [agreed, safe] = [date(o.agreed_on), date(o.safe_on)];
		if (agreed) return t`agreed by ${agreed}`;
		return safe && !o.at_risk && !o.overdue ? t`last safe day ${safe}` : "";
	};
	return (
		<WaitingList
			today={today}
			aside={
				aside &&
				((key) => {
					const of = list.find((o) => o.id === key);
					return of && aside(of);
				})
			}
			items={list.map((o) => ({
				key: o.id,
				what: o.title,
				client: o.client_name,
				reference: [o.reference, note(o), reaction(o)].filter(Boolean).join(" · "),
				by: o.due_on,
				to: pathOf(base, o),
			}))}
		/>
	);
}
