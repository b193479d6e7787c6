import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { misusesOfClientOptions } from "@/gen/@tanstack/react-query.gen";
import type { MisuseLine } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { tones } from "./words";

interface Props {
	client: string;
	/** Only those of one certification. */
	programme?: string;
	/** Only those of one cycle of it, and what is still open of others. */
	cycle?: number;
	/** During which a misuse is recorded. */
	audit?: string;
}

/** The misuses by a client, open and past, with the verb to record another. */
export function ClientMisuses({ client, programme, cycle, audit }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("misuse.record");
	const query = useQuery(misusesOfClientOptions({ path: { body, client } }));
	const from = new URLSearchParams({ client, ...(audit && { audit }) });
	const fits = (m: MisuseLine) =>
		(programme === undefined || m.programme_id === programme) &&
		(cycle === undefined || m.cycle === cycle || m.open);
	return (
		<Card
			title={t`Use of certificate and mark`}
			aside={may && <Button to={`/b/${body}/misuses/new?${from}`}>{t`Record a misuse`}</Button>}
		>
			<Loaded query={query}>
				{({ items }) => {
					const shown = items.filter(fits);
					return shown.length === 0 ? (
						<p className="quiet">
							{cycle === undefined
								? t`No misuse of certificate or mark was recorded.`
								: t`No misuse of certificate or mark was recorded in this cycle.`}
						</p>
					) : (
						<Lines items={shown} />
					);
				}}
			</Loaded>
		</Card>
	);
}

/** What whoever decides about a client has to know: the misuses that are not closed. */
export function OpenMisuses({ client }: { client: string }) {
	const { t } = useLingui();
	const query = useQuery(misusesOfClientOptions({ path: { body: useBody(), client } }));
	const open = (query.data?.items ?? []).filter((m) => m.open);
	if (open.length === 0) return null;
	return (
		<Notice kind="warning" title={t`Misuse of certificate or mark by this client is not closed`}>
			<Lines items={open} />
		</Notice>
	);
}

function Lines({ items }: { items: MisuseLine[] }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<PlainTable
			label={t`Misuse of certificate or mark`}
			head={[{ title: t`Misuse` }, { title: t`Kind of misuse` }, { title: t`Seen on` }, { title: t`Status` }]}
			rows={items.map((m) => ({
				key: m.id,
				cells: [
					<Link key="link" to={`/b/${body}/misuses/${m.id}`}>
						{m.reference}
					</Link>,
					say(m.kind_name),
					<DateText key="on" value={m.seen_on} />,
					<Status key="state" tone={tones[m.state]}>
						{say(m.state_name)}
					</Status>,
				],
			}))}
		/>
	);
}
