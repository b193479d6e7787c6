import { useListState } from "@/components/useListState";

/** Which invoices the list shows: the words and the filter that stand in the address. */
export function useListed(): { q?: string; status?: string } {
	const { query } = useListState(["status"]);
	return { q: query.q, status: query.filters.status };
}
