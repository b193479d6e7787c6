import { useLingui } from "@lingui/react/macro";
import { Status } from "@/components/Status";
import type { InvoiceView } from "@/gen";

/** The states of an invoice in words; late and owed are no states but how it stands today. */
export function useStatusNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		open: t`Unpaid`,
		late: t`Late`,
		paid: t`Paid`,
		credited: t`Credited`,
		owed: t`To be refunded`,
	};
}

export function InvoiceStatus({ invoice: i, reader }: { invoice: InvoiceView; reader: "client" | "body" }) {
	const names = useStatusNames();
	if (i.late) return <Status tone="late">{names.late}</Status>;
	const tone = i.turn.who === reader ? "yours" : i.state === "paid" ? "good" : "quiet";
	return <Status tone={tone}>{i.balance.startsWith("-") ? names.owed : names[i.state]}</Status>;
}
