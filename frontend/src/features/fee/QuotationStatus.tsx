import { useLingui } from "@lingui/react/macro";
import { Status } from "@/components/Status";
import type { QuotationView } from "@/gen";

/** The states of a quotation in words. */
export function useStateNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		draft: t`Draft`,
		sent: t`Sent`,
		questioned: t`Question open`,
		accepted: t`Accepted`,
		declined: t`Declined`,
		superseded: t`Replaced`,
	};
}

export function QuotationStatus({
	quotation: q,
	reader,
}: {
	quotation: QuotationView;
	reader: "client" | "body";
}) {
	const { t } = useLingui();
	const names = useStateNames();
	if (q.lapsed) return <Status tone="late">{t`Lapsed`}</Status>;
	const mine = q.turn.who === reader;
	const tone = mine ? "yours" : q.state === "accepted" ? "good" : "quiet";
	return <Status tone={tone}>{names[q.state] ?? q.state}</Status>;
}
