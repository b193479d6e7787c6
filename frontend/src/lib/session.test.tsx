import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { become, type Session, sessionQuery, useSession } from "./session";

function Who() {
	return <p>{useSession()?.identity.name ?? "a visitor"}</p>;
}

test("what is on the page follows the person who signs in, and nothing of the former one stays", async () => {
	const queries = new QueryClient();
	queries.setQueryData(sessionQuery.queryKey, null);
	queries.setQueryData(["applications"], ["of the former person"]);
	render(
		<QueryClientProvider client={queries}>
			<Who />
		</QueryClientProvider>,
	);
	expect(screen.getByText("a visitor")).toBeInTheDocument();
	act(() => become(queries, { identity: { name: "Niamh Byrne" } } as Session));
	expect(await screen.findByText("Niamh Byrne")).toBeInTheDocument();
	expect(queries.getQueryData(["applications"])).toBeUndefined();
});
