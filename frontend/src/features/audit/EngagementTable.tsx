import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { DataTable } from "@/components/DataTable";
import { DateRange, DateText, Days, Say } from "@/components/Text";
import type { Engagement } from "@/gen";
import { listEngagementsOptions } from "@/gen/@tanstack/react-query.gen";
import { titled, useTypeNames } from "@/lib/audits";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import { AuditStatus } from "./AuditStatus";
import { type Type, useStateNames } from "./names";

interface Props {
	/** Only audits on whose team the reader is. */
	mine?: boolean;
	/** Only audits of this client, all of them. */
	client?: string;
	empty: ReactNode;
}

const options = (names: Record<string, string>) =>
	Object.entries(names).map(([value, label]) => ({ value, label }));

/** The body's day as far as a list needs it; the page of an audit asks the server. */
const today = () => new Date().toISOString().slice(0, 10);

/** Audits with client, standard, leader, dates and status; searched, filtered and sorted by the server. */
export function EngagementTable({ mine, client, empty }: Props) {
	const { t } = useLingui();
	const { body, base, reader } = usePlace();
	const types = useTypeNames();
	const states = useStateNames();
	const say = useSay();
	/** Whether all rows are of one client, so that its name need not be said in each. */
	const ofOne = reader === "client" || client !== undefined;
	const staffList = reader === "body" && !client;
	return (
		<DataTable
			label={t`Engagements`}
			name={client && "audits_"}
			query={({ q, sort, after, filters }) => ({
				...listEngagementsOptions({
					path: { body },
					query: {
						q,
						sort,
						after,
						mine,
						client,
						// The list opens with what is still to be done.
						open: staffList && !filters.state && filters.over !== "all",
						state: filters.state,
						type: filters.type as Type,
						standard: filters.standard,
					},
				}),
			})}
			columns={[
				{
					key: "client",
					title: ofOne ? t`Audit` : t`Client`,
					render: (e) =>
						ofOne ? titled(types[e.type] ?? "", e.type, e.number) : <Say text={e.client_name} />,
					sub: (e) => [e.reference, !ofOne && say(e.city)].filter(Boolean).join(" · "),
					sort: ofOne ? "reference" : "client",
				},
				{
					key: "type",
					title: ofOne ? t`Standard` : t`Kind`,
					render: (e) => (ofOne ? e.standard : titled(types[e.type] ?? "", e.type, e.number)),
					sub: (e) => !ofOne && e.standard,
					whole: true,
				},
				{ key: "lead", title: t`Team leader`, render: (e) => e.lead_name, sort: "lead" },
				{
					key: "on_site",
					title: t`On site`,
					render: (e) => <When engagement={e} />,
					sort: "on_site",
					whole: true,
				},
				{
					key: "days",
					title: t`Auditor days`,
					render: (e) => <Days value={e.days} />,
					sort: "days",
					end: true,
				},
				{
					key: "state",
					title: t`Status`,
					whole: true,
					render: (e) => (
						<AuditStatus
							state={e.state}
							openFindings={e.open_findings}
							overdue={Boolean(e.due_on && e.due_on < today())}
						/>
					),
				},
			]}
			rowKey={(e) => e.id}
			to={(e) => `${base}/audits/${e.id}`}
			search={
				client ? undefined : ofOne ? t`Search reference or auditor` : t`Search client, reference or auditor`
			}
			filters={[
				...(staffList
					? [{ key: "over", label: t`Not over yet`, options: [{ value: "all", label: t`Over or not` }] }]
					: []),
				{ key: "state", label: t`All statuses`, options: options(states) },
				{ key: "type", label: t`All kinds`, options: options(types) },
			]}
			defaultSort="on_site"
			empty={empty}
		/>
	);
}

function When({ engagement: e }: { engagement: Engagement }) {
	const { t } = useLingui();
	if (e.from) return <DateRange from={e.from} to={e.to} />;
	if (!e.due_on) return <span className="quiet">{t`no dates yet`}</span>;
	return (
		<span className="quiet">
			{t`due`} <DateText value={e.due_on} />
		</span>
	);
}
