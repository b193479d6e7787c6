import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listApplicationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { toneOf, useKinds, useStates } from "./words";

/** The applications of the body, or of one of its clients: search, filters and order stand in the address. */
export function ApplicationTable({ client }: { client?: string }) {
	const { t } = useLingui();
	const body = useBody();
	const states = useStates();
	const kinds = useKinds();
	const { number } = useFormats();
	return (
		<DataTable
			label={t`Applications`}
			name={client && "applications_"}
			query={({ q, sort, after, filters: { state, turn } }) =>
				listApplicationsOptions({ path: { body }, query: { q, sort, after, state, turn, client } })
			}
			columns={[
				{
					key: "client",
					title: client ? t`Application` : t`Client`,
					render: (row) => (client ? row.reference : <Say text={row.client} />),
					sub: (row) =>
						!client && (
							<>
								{row.reference} · <Say text={row.city} />
							</>
						),
					sort: client ? "reference" : "client",
				},
				{
					key: "standard",
					title: t`Standard`,
					render: (row) => row.standards.join(", "),
					sub: (row) => kinds[row.kind],
					whole: true,
				},
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
					whole: true,
				},
				{
					key: "state",
					title: t`Status`,
					render: (row) => (
						<Status tone={toneOf(row.state, row.turn.who, "body")}>{states[row.state]}</Status>
					),
					sub: (row) => row.reviewer,
					whole: true,
				},
			]}
			rowKey={(row) => row.id}
			to={(row) => `/b/${body}/applications/${row.id}`}
			search={client ? undefined : t`Search client or reference`}
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
	);
}
