import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { DateText, Say } from "@/components/Text";
import { listInvoicesOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useMay } from "@/lib/session";
import { Exports } from "./Exports";
import { InvoiceStatus, useStatusNames } from "./InvoiceStatus";
import { Totals } from "./Totals";

/** The invoices: all for the body, its own for a client. */
export default function InvoicesPage() {
	const { t } = useLingui();
	const { body, base, reader } = usePlace();
	const { money } = useFormats();
	const bill = useMay("invoice.write");
	const names = useStatusNames();
	return (
		<>
			<PageHead title={t`Invoices`} actions={bill && <Exports />} />
			<Stack>
				<Totals />
				<DataTable
					label={t`Invoices`}
					query={(q) =>
						listInvoicesOptions({
							path: { body },
							query: { q: q.q, sort: q.sort, after: q.after, status: q.filters.status },
						})
					}
					columns={[
						{
							key: "reference",
							title: t`Number`,
							render: (i) => i.reference,
							sub: (i) => <Say text={i.title} />,
							sort: "reference",
						},
						{ key: "client", title: t`Client`, render: (i) => <Say text={i.buyer.name} /> },
						{ key: "gross", title: t`With tax`, render: (i) => money(i.gross, i.currency), end: true },
						{ key: "balance", title: t`Balance`, render: (i) => money(i.balance, i.currency), end: true },
						{
							key: "due",
							title: t`Pay by`,
							render: (i) => <DateText value={i.due_on} />,
							sort: "due",
							whole: true,
						},
						{ key: "status", title: t`Status`, render: (i) => <InvoiceStatus invoice={i} reader={reader} /> },
					]}
					rowKey={(i) => i.id}
					to={(i) => `${base}/invoices/${i.id}`}
					search={t`Search client or number`}
					filters={[
						{
							key: "status",
							label: t`All statuses`,
							options: Object.entries(names).map(([value, label]) => ({ value, label })),
						},
					]}
					defaultSort="-created"
					empty={
						<Empty
							kind="nothing"
							title={t`No invoices yet`}
							text={t`Invoices come by themselves: with the agreement, after each audit and with the certificate.`}
						/>
					}
				/>
			</Stack>
		</>
	);
}
