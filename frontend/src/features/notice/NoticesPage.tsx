import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listNoticesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListNoticesData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { tones, useKinds } from "./words";

type Query = NonNullable<ListNoticesData["query"]>;

/** The changes that clients report. */
export default function NoticesPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<>
			<PageHead title={t`Changes`} sub={t`What clients report, and what it asks for`} />
			<Card flush>
				<DataTable
					label={t`Changes`}
					query={({ q, sort, after, filters }) =>
						listNoticesOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state as Query["state"],
								kind: filters.kind as Query["kind"],
							},
						})
					}
					columns={[
						{
							key: "client",
							title: t`Client`,
							render: (n) => say(n.client_name),
							sub: (n) => n.reference,
						},
						{
							key: "kind",
							title: t`What changes`,
							render: (n) => say(n.kind_name),
							sub: (n) => say(n.result_name),
						},
						{
							key: "reported",
							title: t`Reported on`,
							render: (n) => <DateText value={n.reported_on} />,
							sort: "reported",
						},
						{
							key: "due",
							title: t`Due`,
							render: (n) => (n.state !== "closed" ? <DateText value={n.due_on} /> : "–"),
							sort: "due",
						},
						{
							key: "state",
							title: t`Status`,
							render: (n) => <Status tone={tones[n.state]}>{say(n.state_name)}</Status>,
						},
					]}
					rowKey={(n) => n.id}
					to={(n) => `/b/${body}/notices/${n.id}`}
					search={t`Search number or client`}
					filters={[
						{
							key: "state",
							label: t`All statuses`,
							options: [
								{ value: "open", label: t({ message: "Open", context: "notice" }) },
								{ value: "reported", label: t`To be assessed` },
								{ value: "triaged", label: t`Assessed` },
								{ value: "closed", label: t({ message: "Closed", context: "notice" }) },
							],
						},
						{ key: "kind", label: t`All kinds`, options: useKinds() },
					]}
					defaultSort="-reported"
					empty={
						<Empty
							kind="nothing"
							title={t`No changes reported`}
							text={t`A client reports a change in its own area.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
