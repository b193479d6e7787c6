import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listReviewsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListReviewsData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

type Query = NonNullable<ListReviewsData["query"]>;

/** The technical reviews of the body: with the reviewer, with the audit team, closed. */
export default function ReviewsPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<>
			<PageHead
				title={t`Technical reviews`}
				sub={t`Files looked at before the decision, with questions to the audit team`}
			/>
			<Card flush>
				<DataTable
					label={t`Technical reviews`}
					query={({ q, sort, after, filters }) =>
						listReviewsOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state as Query["state"],
								mine: filters.mine === "true",
							},
						})
					}
					columns={[
						{
							key: "client",
							title: t`Client`,
							render: (r) => say(r.client_name),
							sub: (r) => r.standard,
							sort: "client",
						},
						{ key: "what", title: t`Decision`, render: (r) => say(r.name), wideOnly: true },
						{ key: "reviewer", title: t`Technical reviewer`, render: (r) => r.reviewer_name },
						{
							key: "due",
							title: t`Due / closed`,
							render: (r) => <DateText value={r.closed_on || r.due_on} />,
							sort: "due",
						},
						{
							key: "state",
							title: t`Status`,
							render: (r) => (
								<Status tone={r.mine ? "yours" : r.state === "closed" ? "good" : "going"}>
									{say(r.state_name)}
								</Status>
							),
						},
					]}
					rowKey={(r) => r.id}
					to={(r) => `/b/${body}/reviews/${r.id}`}
					search={t`Search client, reviewer or standard`}
					filters={[
						{
							key: "state",
							label: t`All statuses`,
							options: [
								{ value: "open", label: t`In technical review` },
								{ value: "returned", label: t`With the audit team` },
								{ value: "closed", label: t`Technical review closed` },
							],
						},
						{ key: "mine", label: t`All reviewers`, options: [{ value: "true", label: t`Mine` }] },
					]}
					defaultSort="due"
					empty={
						<Empty
							kind="nothing"
							title={t`No technical reviews yet`}
							text={t`A review begins on the page of a decision that lies ready.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
