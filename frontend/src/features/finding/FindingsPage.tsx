import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { DateText, Say } from "@/components/Text";
import type { FindingLine } from "@/gen";
import { listFindingsOptions } from "@/gen/@tanstack/react-query.gen";
import { usePlace } from "@/lib/place";
import { FindingStatus } from "./FindingStatus";
import { useGradeNames, useStateNames } from "./names";

const options = (names: Record<string, string>) =>
	Object.entries(names).map(([value, label]) => ({ value, label }));

/** Every finding the reader may see, the next one due first. */
export default function FindingsPage() {
	const { t } = useLingui();
	const { body, base, reader } = usePlace();
	const grades = useGradeNames();
	const states = useStateNames();
	return (
		<>
			<PageHead
				title={t`Findings`}
				sub={t`Nonconformities, areas of concern and opportunities, by due date`}
			/>
			<Card flush>
				<DataTable
					label={t`Findings`}
					query={({ q, sort, after, filters }) => ({
						...listFindingsOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state,
								grade: filters.grade as FindingLine["grade"] | undefined,
							},
						}),
					})}
					columns={[
						{
							key: "statement",
							title: t`Finding`,
							render: (f) => f.statement || f.reference,
							sub: (f) => `${f.reference} · ${f.clause}`,
							sort: "reference",
						},
						...(reader === "body"
							? [
									{
										key: "client",
										title: t`Client`,
										render: (f: FindingLine) => <Say text={f.client_name} />,
										sort: "client",
									},
								]
							: []),
						{ key: "grade", title: t`Grade`, render: (f) => grades[f.grade] },
						{ key: "due", title: t`Due`, render: (f) => <DateText value={f.due_on} />, sort: "due" },
						{
							key: "state",
							title: t`Status`,
							render: (f) => <FindingStatus state={f.state} overdue={f.overdue} />,
						},
					]}
					rowKey={(f) => f.id}
					to={(f) => `${base}/findings/${f.id}`}
					search={t`Search client, reference or words`}
					filters={[
						{ key: "state", label: t`All statuses`, options: options(states) },
						{ key: "grade", label: t`All grades`, options: options(grades) },
					]}
					defaultSort="due"
					empty={
						<Empty kind="nothing" title={t`No findings`} text={t`What an audit finds is listed here.`} />
					}
				/>
			</Card>
		</>
	);
}
