import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateTime } from "@/components/Text";
import { listMessagesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { mailTones, useMailStates } from "./words";

/** Every letter that the product has written for the body. */
export default function MailPage() {
	const { t } = useLingui();
	const body = useBody();
	const states = useMailStates();
	return (
		<>
			<PageHead title={t`Mail`} sub={t`What was written to whom, and whether it was sent`} />
			<DataTable
				label={t`Mail`}
				query={({ q, sort, after, filters }) =>
					listMessagesOptions({ path: { body }, query: { q, sort, after, state: filters.state } })
				}
				columns={[
					{ key: "subject", title: t`Subject`, render: (m) => <span lang={m.lang}>{m.subject}</span> },
					{
						key: "to",
						title: t({ message: "To", context: "recipient" }),
						render: (m) => m.name,
						sub: (m) => m.to,
						sort: "to",
					},
					{ key: "at", title: t`Written`, render: (m) => <DateTime value={m.created_at} />, sort: "created" },
					{
						key: "state",
						title: t`Status`,
						render: (m) => <Status tone={mailTones[m.state]}>{states[m.state] ?? m.state}</Status>,
					},
				]}
				rowKey={(m) => m.id}
				to={(m) => `/b/${body}/mail/${m.id}`}
				search={t`Search subject, name or address`}
				filters={[
					{
						key: "state",
						label: t`All statuses`,
						options: Object.entries(states).map(([value, label]) => ({ value, label })),
					},
				]}
				defaultSort="-created"
				empty={<Empty kind="nothing" title={t`No letter has been written yet`} />}
			/>
		</>
	);
}
