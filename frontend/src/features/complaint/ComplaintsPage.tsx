import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listComplaintsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListComplaintsData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { toneOf } from "./words";

type Query = NonNullable<ListComplaintsData["query"]>;

/** Every complaint to the body, the newest first. */
export default function ComplaintsPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<>
			<PageHead
				title={t`Complaints`}
				sub={t`What anybody sent in, anonymously if they wished`}
				actions={<Button href={`/complaints/${body}`}>{t`Public form`}</Button>}
			/>
			<Card flush>
				<DataTable
					label={t`Complaints`}
					query={({ q, sort, after, filters }) =>
						listComplaintsOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state as Query["state"],
								about: filters.about as Query["about"],
								mine: filters.mine === "true",
							},
						})
					}
					columns={[
						{
							key: "about",
							title: t`About`,
							render: (c) =>
								c.about === "body" ? t`The certification body` : say(c.client_name) || c.company || "–",
							sub: (c) => c.reference,
						},
						{
							key: "received",
							title: t`Received on`,
							render: (c) => <DateText value={c.received_on} />,
							sort: "received",
						},
						{ key: "handler", title: t`Handled by`, render: (c) => c.handler_name || t`Nobody yet` },
						{
							key: "due",
							title: t`Next word due`,
							render: (c) => (c.turn.by ? <DateText value={c.turn.by} /> : "–"),
							sort: "due",
						},
						{
							key: "state",
							title: t`Status`,
							render: (c) => <Status tone={toneOf(c.state, c.mine)}>{say(c.state_name)}</Status>,
						},
					]}
					rowKey={(c) => c.id}
					to={(c) => `/b/${body}/complaints/${c.id}`}
					search={t`Search number, company or complainant`}
					filters={[
						{
							key: "state",
							label: t`All statuses`,
							options: [
								{ value: "open", label: t`Open complaints` },
								{ value: "received", label: t`Not acknowledged` },
								{ value: "referred", label: t`Referred to the client` },
								{ value: "investigated", label: t`To be decided` },
								{ value: "notified", label: t`Outcome told` },
								{ value: "closed", label: t({ message: "Closed", context: "complaint" }) },
							],
						},
						{
							key: "about",
							label: t`About anybody`,
							options: [
								{ value: "client", label: t`About a client` },
								{ value: "body", label: t`About the certification body` },
							],
						},
						{ key: "mine", label: t`All handlers`, options: [{ value: "true", label: t`Handled by me` }] },
					]}
					defaultSort="-received"
					empty={
						<Empty
							kind="nothing"
							title={t`No complaints`}
							text={t`What anybody sends in with the public form comes here.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
