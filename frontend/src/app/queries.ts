import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";

/** Only an unreachable or overloaded server is asked again by itself; a refusal stays a refusal. */
function retry(count: number, thrown: unknown): boolean {
	const { status } = asProblem(thrown);
	return count < 2 && (status === 0 || status === 429 || status >= 502);
}

export function makeQueries(): QueryClient {
	return new QueryClient({
		defaultOptions: { queries: { staleTime: 10_000, retry }, mutations: { retry: false } },
	});
}
