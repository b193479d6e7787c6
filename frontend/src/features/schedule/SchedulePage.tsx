import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { countBehindOptions, listBehindOptions } from "@/gen/@tanstack/react-query.gen";
import type { BehindCounts, BehindView, ListBehindData, NamedCount } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

type Query = NonNullable<ListBehindData["query"]>;

/** What waits in the body beyond its last day, the longest first: what, for whom, and whom it lies with. */
export default function SchedulePage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const counts = useQuery(countBehindOptions({ path: { body } })).data;
	const options = (list: NamedCount[] = []) =>
		list.map((c) => ({ value: c.key, label: c.n > 0 ? `${say(c.name)} (${c.n})` : say(c.name) }));
	const days = (n: number) => t`${plural(n, { one: "# day", other: "# days" })}`;
	return (
		<>
			<PageHead
				title={t`Behind schedule`}
				sub={t`What waits beyond its last day, the longest first, and whom it lies with`}
				back={{ to: `/b/${body}/clock`, label: t`Deadlines` }}
			/>
			<Stack>
				{counts && counts.total > 0 && <Counts counts={counts} />}
				<Card flush>
					<DataTable
						label={t`Behind schedule`}
						query={({ q, sort, after, filters }) =>
							listBehindOptions({
								path: { body },
								query: { q, sort, after, kind: filters.kind, with: filters.with as Query["with"] },
							})
						}
						columns={[
							{ key: "what", title: t`What`, render: (b) => say(b.title), sub: (b) => b.reference },
							{ key: "client", title: t`Client`, render: (b) => say(b.client_name) || "–" },
							{ key: "with", title: t`Lies with`, render: (b) => say(b.party_name) },
							{ key: "due", title: t`Last day`, render: (b) => <DateText value={b.due_on} />, sort: "due" },
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
		</>
	);
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
