import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { call } from "@/lib/http";
import { become, home, type Session } from "@/lib/session";

/** Only addresses of this application: a link may not lead a person who signs in elsewhere. */
function own(address: unknown): string | undefined {
	return typeof address === "string" && /^\/(?![/\\])/.test(address) ? address : undefined;
}

/** What follows a sign-in: who it is, and the page that was wanted, or the person's first page. */
export function useEntered() {
	const queries = useQueryClient();
	const router = useRouter();
	const search: Record<string, unknown> = useSearch({ strict: false });
	return async (to?: string) => {
		const session = await call<Session & { identity: { must_change?: boolean } }>("GET", "/session");
		become(queries, session);
		if (session.identity.must_change) return router.navigate({ to: "/account" });
		return router.navigate({ href: to ?? own(search.next) ?? home(session) ?? "/account" });
	};
}
