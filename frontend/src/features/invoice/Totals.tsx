import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { totalInvoicesOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useListed } from "./listed";

/** What the invoices of the list below come to, a currency each. */
export function Totals() {
	const { t } = useLingui();
	const { body } = usePlace();
	const { money } = useFormats();
	const query = useQuery(totalInvoicesOptions({ path: { body }, query: useListed() }));
	return (query.data?.items ?? []).map((sum) => (
		<Card key={sum.currency}>
			<Facts
				columns={3}
				items={[
					{ label: t`Invoiced`, value: money(sum.invoiced, sum.currency) },
					{ label: t`Unpaid`, value: money(sum.open, sum.currency) },
					{ label: t`Late`, value: money(sum.late, sum.currency) },
				]}
			/>
		</Card>
	));
}
