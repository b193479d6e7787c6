import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { listObligations } from "@/gen/sdk.gen";
import type { ListObligationsData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";

/** Open deadlines in the order of their days, a page at a time; nothing is asked for while they are not shown. */
export function useDeadlines(query: NonNullable<ListObligationsData["query"]>, shown = true) {
	const body = useBody();
	const pages = useInfiniteQuery({
		queryKey: ["obligations", body, query],
		queryFn: async ({ pageParam }) =>
			(
				await listObligations({
					path: { body },
					query: { ...query, state: "open", limit: 50, after: pageParam },
					throwOnError: true,
				})
			).data,
		initialPageParam: undefined as string | undefined,
		getNextPageParam: (last) => last.next || undefined,
		placeholderData: keepPreviousData,
		enabled: shown,
	});
	const items = shown ? (pages.data?.pages.flatMap((page) => page.items) ?? []) : [];
	return { ...pages, items };
}
