import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listAppealsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppealsData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { toneOf } from "./words";

/** The appeals of clients, the newest first. */
export default function AppealsPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<>
			<PageHead title={t`Appeals`} sub={t`Of clients against decisions about them`} />
			<Card flush>
				<DataTable
					label={t`Appeals`}
					query={({ q, sort, after, filters }) =>
						listAppealsOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state as NonNullable<ListAppealsData["query"]>["state"],
							},
						})
					}
					columns={[
						{
							key: "client",
							title: t`Client`,
							render: (a) => say(a.client_name),
							sub: (a) => a.reference,
						},
						{
							key: "against",
							title: t`Against the decision`,
							render: (a) => say(a.against.name),
							sub: (a) => a.against.standard,
							wideOnly: true,
						},
						{
							key: "lodged",
							title: t`Lodged on`,
							render: (a) => <DateText value={a.lodged_on} />,
							sort: "lodged",
						},
						{
							key: "due",
							title: t`Next word due`,
							render: (a) => (a.turn.by ? <DateText value={a.turn.by} /> : "–"),
							sort: "due",
						},
						{
							key: "state",
							title: t`Status`,
							render: (a) => <Status tone={toneOf(a.state)}>{say(a.state_name)}</Status>,
						},
					]}
					rowKey={(a) => a.id}
					to={(a) => `/b/${body}/appeals/${a.id}`}
					search={t`Search number, client or standard`}
					filters={[
						{
							key: "state",
							label: t`All statuses`,
							options: [
								{ value: "open", label: t`Open appeals` },
								{ value: "lodged", label: t`Not acknowledged` },
								{ value: "under_examination", label: t`Under examination` },
								{ value: "notified", label: t`Outcome told` },
								{ value: "closed", label: t({ message: "Closed", context: "complaint" }) },
							],
						},
					]}
					defaultSort="-lodged"
					empty={
						<Empty
							kind="nothing"
							title={t`No appeals`}
							text={t`A client lodges an appeal in its own area, within the days that the body sets.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
