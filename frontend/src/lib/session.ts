import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { getBodyOptions } from "@/gen/@tanstack/react-query.gen";
import { getSession } from "@/gen/sdk.gen";
import type { Me, Place } from "@/gen/types.gen";
import { Problem } from "./problem";
import { useParam } from "./route";

/** What one person may do in one certification body; client is set when they stand there for a client. */
export type Membership = Place;

export type Session = Me;

/** The person at this browser, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
	queryKey: ["session"],
	queryFn: async ({ signal }): Promise<Session | null> => {
		try {
			return (await getSession({ signal })).data;
		} catch (thrown) {
			if (thrown instanceof Problem && thrown.status === 401) return null;
			throw thrown;
		}
	},
	staleTime: 5 * 60_000,
	retry: false,
});

/** Puts another person, or nobody, at this browser: nothing of the former one stays in memory. */
export function become(queries: QueryClient, session: Session | null): void {
	// The session itself is replaced and not removed, so that what shows it on the page follows.
	queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
	queries.setQueryData(sessionQuery.queryKey, session);
}

export function useSession(): Session | null {
	return useQuery(sessionQuery).data ?? null;
}

/** The membership for the body in the address; undefined when the person has none there. */
export function useMembership(): Membership | undefined {
	const slug = useParam("body", "");
	return useSession()?.memberships.find((m) => m.body.slug === slug);
}

/** Whether the person may do this here. The server decides again; this only keeps doors out of sight. */
export function useMay(permission: string): boolean {
	return useMembership()?.permissions.includes(permission) ?? false;
}

/** The day of the body in the address; everything that is due or late is counted from it. */
export function useToday(): string {
	const slug = useParam("body", "");
	const body = useQuery({
		...getBodyOptions({ path: { body: slug } }),
		enabled: slug !== "",
		staleTime: 60_000,
	});
	return body.data?.today ?? new Date().toISOString().slice(0, 10);
}

/** Where a person starts: the first body they work for or apply to, the operator's page, or null. */
export function home(session: Session): string | null {
	const first = session.memberships[0];
	if (first) return `/${first.client ? "c" : "b"}/${first.body.slug}`;
	return session.operator ? "/operator" : null;
}
