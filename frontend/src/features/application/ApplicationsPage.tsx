import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listApplicationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { toneOf, useStates } from "./words";

/** The applications of the body: search, filters and order stand in the address. */
export default function ApplicationsPage() {
	const { t } = useLingui();
	const body = useBody();
	const states = useStates();
	const { number } = useFormats();
	return (
		<>
			<PageHead title={t`Applications`} sub={t`From the first draft to the contract`} />
			<DataTable
				label={t`Applications`}
				query={({ q, sort, after, filters: { state, turn } }) =>
					listApplicationsOptions({ path: { body }, query: { q, sort, after, state, turn } })
				}
				columns={[
					{
						key: "client",
						title: t`Client`,
						render: (row) => <Say text={row.client} />,
						sub: (row) => (
							<>
								{row.reference} · <Say text={row.city} />
							</>
						),
						sort: "client",
					},
					{ key: "standard", title: t`Standard`, render: (row) => row.standard },
					{ key: "persons", title: t`In scope`, render: (row) => number(row.persons), end: true },
					{
						key: "materials",
						title: t`Materials`,
						render: ({ count: { received, required } }) => t`${received} of ${required}`,
						end: true,
					},
					{
						key: "turn",
						title: t`What comes next`,
						render: (row) => <Say text={row.turn.what} />,
						sub: (row) => row.turn.who === "client" && t`with the client`,
					},
					{
						key: "due",
						title: t`Due`,
						render: (row) => <DateText value={row.turn.by} short />,
						sort: "due",
					},
					{
						key: "state",
						title: t`Status`,
						render: (row) => (
							<Status tone={toneOf(row.state, row.turn.who, "body")}>{states[row.state]}</Status>
						),
						sub: (row) => row.reviewer,
					},
				]}
				rowKey={(row) => row.id}
				to={(row) => `/b/${body}/applications/${row.id}`}
				search={t`Search client or reference`}
				filters={[
					{
						key: "state",
						label: t`All statuses`,
						options: Object.entries(states).map(([value, label]) => ({ value, label })),
					},
					{
						key: "turn",
						label: t`Whoever's turn`,
						options: [
							{ value: "body", label: t`Our turn` },
							{ value: "client", label: t`The client's turn` },
							{ value: "nobody", label: t`Finished` },
						],
					},
				]}
				defaultSort="-updated"
				empty={
					<Empty
						kind="nothing"
						title={t`No applications yet`}
						text={t`They appear here as soon as a client begins one.`}
					/>
				}
			/>
		</>
	);
}
