import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { DateText, Say } from "@/components/Text";
import { listQuotationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { codes } from "./names";
import { QuotationStatus, useStateNames } from "./QuotationStatus";

/** The quotations: all for the body, those sent for a client. */
export default function QuotationsPage() {
	const { t } = useLingui();
	const { body, base, reader } = usePlace();
	const { money } = useFormats();
	const names = useStateNames();
	const states = Object.entries(names).filter(([state]) => reader === "body" || state !== "draft");
	return (
		<>
			<PageHead title={t`Quotations`} />
			<DataTable
				label={t`Quotations`}
				query={(q) =>
					listQuotationsOptions({
						path: { body },
						query: { q: q.q, sort: q.sort, after: q.after, state: q.filters.state },
					})
				}
				columns={[
					{
						key: "reference",
						title: t`Reference`,
						render: (q) => q.reference,
						sub: codes,
						sort: "reference",
					},
					{ key: "client", title: t`Client`, render: (q) => <Say text={q.client_name} /> },
					{
						key: "total",
						title: t`Three years, tax included`,
						render: (q) => money(q.offer.total.gross, q.offer.currency),
						end: true,
					},
					{ key: "until", title: t`Valid until`, render: (q) => <DateText value={q.valid_until} /> },
					{
						key: "state",
						title: t`Status`,
						render: (q) => <QuotationStatus quotation={q} reader={reader} />,
					},
				]}
				rowKey={(q) => q.id}
				to={(q) => `${base}/quotations/${q.id}`}
				search={t`Search client or reference`}
				filters={[
					{
						key: "state",
						label: t`All statuses`,
						options: states.map(([value, label]) => ({ value, label })),
					},
				]}
				defaultSort="-created"
				empty={
					<Empty
						kind="nothing"
						title={t`No quotations yet`}
						text={
							reader === "body"
								? t`A quotation is made from the audit time of an accepted application.`
								: t`The certification body sends a quotation once your application is accepted.`
						}
					/>
				}
			/>
		</>
	);
}
