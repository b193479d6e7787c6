import { useQuery } from "@tanstack/react-query";
import { ownMisusesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMembership } from "@/lib/session";

/** What the client was warned about. */
export function useOwn() {
	const client = useMembership()?.client?.id ?? "";
	return { client, query: useQuery(ownMisusesOptions({ path: { body: useBody(), client } })) };
}
