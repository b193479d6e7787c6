import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loading } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { Trail } from "@/components/Trail";
import { checkTrailOptions } from "@/gen/@tanstack/react-query.gen";
import { listTrail } from "@/gen/sdk.gen";
import type { TrailEntry } from "@/gen/types.gen";
import { useBody } from "@/lib/route";

/** Who did what and when, of one record or of all; and whether the chain is whole. */
export default function TrailPage() {
	const { t } = useLingui();
	const body = useBody();
	const search: Record<string, unknown> = useSearch({ strict: false });
	const navigate = useNavigate();
	const noun = typeof search.noun === "string" ? search.noun : undefined;
	const record = typeof search.record === "string" ? search.record : undefined;
	const pages = useInfiniteQuery({
		queryKey: ["trail", body, noun, record],
		queryFn: async ({ pageParam }) =>
			(await listTrail({ path: { body }, query: { noun, record, after: pageParam } })).data,
		initialPageParam: undefined as number | undefined,
		getNextPageParam: (last) => (last.next ? Number(last.next) : undefined),
	});
	const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
	return (
		<>
			<PageHead
				title={t`Audit trail`}
				sub={record ? t`One record: ${noun} ${record}` : t`Every change, who made it and when`}
			/>
			<Stack>
				<Chain body={body} />
				{record && (
					<Row>
						<Button
							onClick={() => void navigate({ to: `/b/${body}/trail` })}
						>{t`Show the whole trail`}</Button>
					</Row>
				)}
				<Card>
					<Stack>
						<ProblemNote error={pages.error} />
						{pages.isPending && <Loading />}
						{pages.isSuccess && entries.length === 0 && (
							<Empty kind="nothing" title={t`Nothing has happened yet`} />
						)}
						<Trail
							entries={entries.map((e) => ({
								key: String(e.seq),
								at: e.at,
								who: e.actor,
								what: <What entry={e} body={body} />,
							}))}
						/>
						{pages.hasNextPage && (
							<Row>
								<Button
									onClick={() => void pages.fetchNextPage()}
									busy={pages.isFetchingNextPage}
								>{t`Earlier`}</Button>
							</Row>
						)}
					</Stack>
				</Card>
			</Stack>
		</>
	);
}

/** The verb of the use case, the record with a link to its own trail, and what was kept. */
function What({ entry, body }: { entry: TrailEntry; body: string }) {
	const { t } = useLingui();
	const short = entry.record.slice(-8);
	return (
		<>
			<code>{entry.verb}</code> ·{" "}
			<Link to={`/b/${body}/trail?noun=${entry.noun}&record=${entry.record}`}>
				{entry.noun} {short}
			</Link>
			<details>
				<summary>{t`What was kept`}</summary>
				<pre>{JSON.stringify(entry.payload ?? null, null, 2)}</pre>
			</details>
		</>
	);
}

function Chain({ body }: { body: string }) {
	const { t } = useLingui();
	const check = useQuery({ ...checkTrailOptions({ path: { body } }), staleTime: 60_000 });
	if (!check.data) return null;
	const { entries, broken = 0 } = check.data;
	if (check.data.whole) {
		return <Notice kind="good" title={t`The chain is whole: ${entries} entries, none changed or missing.`} />;
	}
	return <Notice kind="error" title={t`The chain does not fit from entry ${broken} of ${entries}.`} />;
}
