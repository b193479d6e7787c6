import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { complaintsOfClientOptions } from "@/gen/@tanstack/react-query.gen";
import type { ComplaintLine } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { toneOf } from "./words";

/** Every complaint about the client, without who complains. */
export function ClientComplaints({ client }: { client: string }) {
	const { t } = useLingui();
	const query = useQuery(complaintsOfClientOptions({ path: { body: useBody(), client } }));
	return (
		<Loaded query={query}>
			{({ items }) =>
				items.length === 0 ? (
					<Empty kind="nothing" title={t`Nobody complained about this client`} />
				) : (
					<Card title={t`Complaints about the client`} flush>
						<Lines items={items} />
					</Card>
				)
			}
		</Loaded>
	);
}

/** What whoever decides about a client has to know: the complaints about it that are still open. */
export function OpenComplaints({ client }: { client: string }) {
	const { t } = useLingui();
	const query = useQuery(complaintsOfClientOptions({ path: { body: useBody(), client } }));
	const open = (query.data?.items ?? []).filter((c) => c.open);
	if (open.length === 0) return null;
	return (
		<Notice kind="warning" title={t`Complaints about this client are open`}>
			<Lines items={open} />
		</Notice>
	);
}

function Lines({ items }: { items: ComplaintLine[] }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const may = useMay("complaint.handle");
	return (
		<PlainTable
			label={t`Complaints about the client`}
			head={[{ title: t`Complaint` }, { title: t`Received on` }, { title: t`Status` }]}
			rows={items.map((c) => ({
				key: c.id,
				cells: [
					may ? (
						<Link key="link" to={`/b/${body}/complaints/${c.id}`}>
							{c.reference}
						</Link>
					) : (
						c.reference
					),
					<DateText key="on" value={c.received_on} />,
					<Status key="state" tone={toneOf(c.state)}>
						{say(c.state_name)}
					</Status>,
				],
			}))}
		/>
	);
}
