import { queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "./http";
import { Problem } from "./problem";
import { useParam } from "./route";
import type { Bilingual } from "./text";

/** What one person may do in one certification body; client is set when they stand there for a client. */
export interface Membership {
	/** today is the body's own day, which a demonstration may have moved forward. */
	body: { id: string; slug: string; name: Bilingual; today?: string };
	roles: string[];
	permissions: string[];
	client: { id: string; name: Bilingual } | null;
}

export interface Session {
	identity: { id: string; name: string; email: string; locale: string };
	operator: boolean;
	memberships: Membership[];
	/** The demonstration runs: clocks can be moved and passwords are printed. */
	demo: boolean;
}

/** The person at this browser, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
	queryKey: ["session"],
	queryFn: async ({ signal }): Promise<Session | null> => {
		try {
			return await call<Session>("GET", "/session", { signal });
		} catch (thrown) {
			if (thrown instanceof Problem && thrown.status === 401) return null;
			throw thrown;
		}
	},
	staleTime: 5 * 60_000,
	retry: false,
});

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
	return useMembership()?.body.today ?? new Date().toISOString().slice(0, 10);
}

/** Where a person starts: the first body they work for or apply to, the operator's page, or null. */
export function home(session: Session): string | null {
	const first = session.memberships[0];
	if (first) return `/${first.client ? "c" : "b"}/${first.body.slug}`;
	return session.operator ? "/operator" : null;
}
