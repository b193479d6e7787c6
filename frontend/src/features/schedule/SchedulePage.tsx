import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { PageHead } from "@/components/PageHead";
import { PrintedList } from "@/components/PrintedList";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { type ListQuery, useListState } from "@/components/useListState";
import { countBehindOptions, listBehindOptions } from "@/gen/@tanstack/react-query.gen";
import type { BehindCounts, BehindView, ListBehindData, NamedCount } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

type Query = NonNullable<ListBehindData["query"]>;

const filterKeys = ["kind", "with"] as const;
const sheet = 200; // rows that are printed at once: as many as the server gives

/** What waits in the body beyond its last day, the longest first: what, for whom, and whom it lies with. */
export default function SchedulePage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const counts = useQuery(countBehindOptions({ path: { body } })).data;
	const { query } = useListState(filterKeys, "due");
	const whole = behindOptions(body, { ...query, after: undefined }, sheet);
	const printing = usePrinting(whole);
	const named = (list: NamedCount[] = [], key?: string) => say(list.find((c) => c.key === key)?.name);
	const options = (list: NamedCount[] = []) =>
		list.map((c) => ({ value: c.key, label: c.n > 0 ? `${say(c.name)} (${c.n})` : say(c.name) }));
	const days = (n: number) => t`${plural(n, { one: "# day", other: "# days" })}`;
	return (
		<PrintedList
			title={t`Behind schedule`}
			filter={[
				named(counts?.kinds, query.filters.kind) || t`Everything`,
				named(counts?.parties, query.filters.with) || t`With anybody`,
				query.q,
			]}
		>
			<PageHead
				title={t`Behind schedule`}
				sub={t`What waits beyond its last day, the longest first, and whom it lies with`}
				back={{ to: `/b/${body}/clock`, label: t`Deadlines` }}
				actions={<Button onClick={() => void printing.begin()}>{t`Print or save as PDF`}</Button>}
			/>
			<Stack>
				{counts && counts.total > 0 && (
					<div className="no-print">
						<Counts counts={counts} />
					</div>
				)}
				<Card flush>
					<DataTable
						label={t`Behind schedule`}
						query={(asked) => (printing.is ? whole : behindOptions(body, asked))}
						columns={[
							{ key: "what", title: t`What`, render: (b) => say(b.title), sub: (b) => b.reference },
							{ key: "client", title: t`Client`, render: (b) => say(b.client_name) || "–" },
							{ key: "with", title: t`Lies with`, render: (b) => say(b.party_name) },
							{
								key: "due",
								title: t`Last day`,
								render: (b) => <DateText value={b.due_on} />,
								sort: "due",
								whole: true,
							},
							{
								key: "days",
								title: t`Behind`,
								render: (b) => <Status tone="late">{days(b.days)}</Status>,
								whole: true,
							},
						]}
						rowKey={(b) => b.id}
						to={(b) => pathOf(body, b)}
						search={t`Search client or number`}
						filters={[
							{ key: "kind", label: t`Everything`, options: options(counts?.kinds) },
							{ key: "with", label: t`With anybody`, options: options(counts?.parties) },
						]}
						defaultSort="due"
						empty={<Empty kind="done" text={t`Nothing waits beyond its last day.`} />}
					/>
				</Card>
			</Stack>
		</PrintedList>
	);
}

function behindOptions(body: string, { q, sort, after, filters }: ListQuery, limit?: number) {
	return listBehindOptions({
		path: { body },
		query: { q, sort, after, limit, kind: filters.kind, with: filters.with as Query["with"] },
	});
}

/** Prints the list from its beginning, and not only the page that is on screen. */
function usePrinting(whole: ReturnType<typeof behindOptions>) {
	const queries = useQueryClient();
	const [is, setIs] = useState(false);
	useEffect(() => {
		if (!is) return;
		const over = () => setIs(false);
		addEventListener("afterprint", over);
		window.print();
		return () => removeEventListener("afterprint", over);
	}, [is]);
	const begin = async () => {
		await queries.prefetchQuery(whole);
		setIs(true);
	};
	return { is, begin };
}

/** How much of each kind is late; each number narrows the list to its kind. */
function Counts({ counts }: { counts: BehindCounts }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<Card title={t`How much`} aside={counts.total}>
			<Facts
				columns={3}
				items={counts.kinds
					.filter((c) => c.n > 0)
					.map((c) => ({
						label: say(c.name),
						value: <Link to={`/b/${body}/clock/behind?kind=${c.key}`}>{c.n}</Link>,
					}))}
			/>
		</Card>
	);
}

/** Where the case is read. */
function pathOf(body: string, b: BehindView): string {
	return [`/b/${body}`, b.noun, b.subject_id].filter(Boolean).join("/");
}
