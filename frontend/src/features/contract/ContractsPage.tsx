import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { DateTime, Say } from "@/components/Text";
import { listContractsOptions } from "@/gen/@tanstack/react-query.gen";
import { usePlace } from "@/lib/place";
import { ContractStatus } from "./ContractStatus";

/** The certification agreements that the reader may see. */
export default function ContractsPage() {
	const { t } = useLingui();
	const { body, base } = usePlace();
	return (
		<>
			<PageHead title={t`Agreements`} />
			<DataTable
				label={t`Agreements`}
				query={(q) =>
					listContractsOptions({ path: { body }, query: { q: q.q, sort: q.sort, after: q.after } })
				}
				columns={[
					{
						key: "reference",
						title: t`Reference`,
						render: (c) => c.reference,
						sub: (c) => (c.standards ?? []).join(", "),
						sort: "reference",
					},
					{ key: "client", title: t`Client`, render: (c) => <Say text={c.client_name} /> },
					{ key: "by", title: t`Accepted by`, render: (c) => c.accepted_name },
					{ key: "at", title: t`Accepted at`, render: (c) => <DateTime value={c.accepted_at} /> },
					{ key: "state", title: t`Status`, render: (c) => <ContractStatus state={c.state} /> },
				]}
				rowKey={(c) => c.id}
				to={(c) => `${base}/contracts/${c.id}`}
				search={t`Search client or reference`}
				defaultSort="-created"
				empty={
					<Empty
						kind="nothing"
						title={t`No agreements yet`}
						text={t`An agreement is frozen when a client accepts its quotation.`}
					/>
				}
			/>
		</>
	);
}
