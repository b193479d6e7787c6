import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/Button";
import { Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loading } from "@/components/Loaded";
import { ProblemNote } from "@/components/ProblemNote";
import { Trail } from "@/components/Trail";
import { listTrail } from "@/gen/sdk.gen";
import type { Deed } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

interface Props {
	noun?: string;
	record?: string;
	/** What stands below the words of an entry; older is the entry of the same record before it, if loaded. */
	detail: (entry: Deed, older: Deed | undefined) => ReactNode;
}

/** The entries of the trail, newest first, a page at a time. */
export function TrailEntries({ noun, record, detail }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const pages = useInfiniteQuery({
		queryKey: ["trail", body, noun, record],
		queryFn: async ({ pageParam }) =>
			(await listTrail({ path: { body }, query: { noun, record, after: pageParam } })).data,
		initialPageParam: undefined as number | undefined,
		getNextPageParam: (last) => (last.next ? Number(last.next) : undefined),
	});
	const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
	return (
		<Stack>
			<ProblemNote error={pages.error} />
			{pages.isPending && <Loading />}
			{pages.isSuccess && entries.length === 0 && (
				<Empty kind="nothing" title={t`Nothing has happened yet`} />
			)}
			<Trail
				entries={entries.map((entry, index) => ({
					key: String(entry.seq),
					at: entry.at,
					who: entry.actor,
					what: say(entry.did) || entry.verb,
					detail: detail(
						entry,
						entries.slice(index + 1).find((one) => one.record === entry.record),
					),
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
	);
}
