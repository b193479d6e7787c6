import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listDecisionsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListDecisionsData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { tones, useDecisionStates, useVerbs } from "./words";

type Query = NonNullable<ListDecisionsData["query"]>;

const options = (names: Record<string, string>) =>
	Object.entries(names).map(([value, label]) => ({ value, label }));

/** What lies before the decision makers, and what they have decided. */
export default function DecisionsPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const states = useDecisionStates();
	const verbs = useVerbs();
	return (
		<>
			<PageHead title={t`Decisions`} sub={t`Files that are ready, and what the clock proposes`} />
			<Card flush>
				<DataTable
					label={t`Decisions`}
					query={({ q, sort, after, filters }) =>
						listDecisionsOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state as Query["state"],
								type: filters.type as Query["type"],
							},
						})
					}
					columns={[
						{
							key: "client",
							title: t`Client`,
							render: (d) => say(d.client_name),
							sub: (d) => d.standard,
							sort: "client",
						},
						{
							key: "what",
							title: t`Decision`,
							render: (d) => <Say text={d.name} />,
							sub: (d) => say(d.state === "prepared" ? d.ground : d.reason),
						},
						{
							key: "proposed",
							title: t`Prepared`,
							render: (d) => <DateText value={d.proposed_on} />,
							sort: "proposed",
							wideOnly: true,
						},
						{
							key: "on",
							title: t`Decide by / decided`,
							render: (d) => <DateText value={d.on || d.due_on} />,
							sub: (d) => d.by_name ?? "",
						},
						{
							key: "state",
							title: t`Status`,
							render: (d) => <Status tone={tones[d.state] ?? "quiet"}>{say(d.state_name)}</Status>,
							sub: ({ agreed, needs }) => (agreed ? t`${agreed} of ${needs} have agreed` : ""),
						},
					]}
					rowKey={(d) => d.id}
					to={(d) => `/b/${body}/decisions/${d.id}`}
					search={t`Search client`}
					filters={[
						{ key: "state", label: t`All statuses`, options: options(states) },
						{ key: "type", label: t`All decisions`, options: options(verbs) },
					]}
					defaultSort="-proposed"
					empty={
						<Empty
							kind="nothing"
							title={t`Nothing to decide yet`}
							text={t`When an audit of stage 2 is concluded, its file appears here; so does what the clock proposes.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
