import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listRisksOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { choices, tones, useLevelNames, useSourceNames, useStatusNames } from "./words";

/** The risks to the impartiality of the body, the next review first. */
export function RiskRegister() {
	const { t } = useLingui();
	const body = useBody();
	const names = useStatusNames();
	const sources = useSourceNames();
	const levels = useLevelNames();
	return (
		<Card title={t`Register of risks`} flush>
			<DataTable
				label={t`Register of risks`}
				query={(q) =>
					listRisksOptions({
						path: { body },
						query: { q: q.q, sort: q.sort, after: q.after, status: q.filters.status },
					})
				}
				columns={[
					{
						key: "title",
						title: t({ message: "Risk", context: "risk" }),
						render: (r) => r.title,
						sub: (r) => sources[r.source],
					},
					{ key: "residual", title: t`Residual risk`, render: (r) => levels[r.residual] },
					{ key: "owner", title: t`Responsible`, render: (r) => r.owner_name },
					{
						key: "next_review",
						title: t`Next review`,
						render: (r) => (r.status === "closed" ? "–" : <DateText value={r.next_review} />),
						sort: "next_review",
					},
					{
						key: "status",
						title: t`Status`,
						render: (r) => <Status tone={tones[r.status]}>{names[r.status]}</Status>,
					},
				]}
				rowKey={(r) => r.id}
				to={(r) => `/b/${body}/impartiality/risks/${r.id}`}
				search={t`Search risk or person`}
				filters={[{ key: "status", label: t`All open risks`, options: choices(names) }]}
				defaultSort="next_review"
				empty={
					<Empty
						kind="nothing"
						title={t`No risks in the register yet`}
						text={t`Enter what could press on the impartiality of the body, what is done about it and who looks after it.`}
						action={
							<Button kind="primary" to={`/b/${body}/impartiality/risks/new`}>
								{t`Enter a risk`}
							</Button>
						}
					/>
				}
			/>
		</Card>
	);
}
