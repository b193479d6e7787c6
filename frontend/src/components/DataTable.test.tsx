import { queryOptions } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { draw } from "@/lib/test";
import { DataTable, type ListPage, type ListQuery } from "./DataTable";
import { Empty } from "./Empty";

interface Thing {
	id: string;
	name: string;
}

const ask = vi.fn<(q: ListQuery) => ListPage<Thing>>();

beforeEach(() => {
	ask.mockReset();
	ask.mockReturnValue({
		items: [
			{ id: "1", name: "Bluewater" },
			{ id: "2", name: "Cobalt" },
		],
		next: "c2",
	});
});

const list = (
	<DataTable
		label="Things"
		query={(q) => queryOptions({ queryKey: ["things", q], queryFn: () => ask(q) })}
		columns={[
			{ key: "name", title: "Name", render: (t: Thing) => t.name, sort: "name" },
			{ key: "id", title: "Id", render: (t: Thing) => t.id },
		]}
		rowKey={(t) => t.id}
		to={(t) => `/things/${t.id}`}
		search="Search things"
		filters={[{ key: "state", label: "All states", options: [{ value: "open", label: "Open" }] }]}
		empty={<Empty kind="nothing" title="No things yet" />}
	/>
);

test("reads its state from the address", async () => {
	await draw(list, { at: "/?q=blue&sort=-name&state=open&at=c1~c2" });
	await screen.findByText("Bluewater");
	expect(ask).toHaveBeenLastCalledWith({ q: "blue", sort: "-name", after: "c2", filters: { state: "open" } });
	expect(screen.getByText("Page 3")).toBeInTheDocument();
});

test("puts the search into the address and goes back to the first page", async () => {
	const { search } = await draw(list, { at: "/?at=c1" });
	await userEvent.type(await screen.findByRole("searchbox"), "cob{Enter}");
	await waitFor(() => expect(search()).toEqual({ q: "cob" }));
	await waitFor(() =>
		expect(ask).toHaveBeenLastCalledWith({ q: "cob", sort: undefined, after: undefined, filters: {} }),
	);
});

test("sorts by a column, the second time the other way round", async () => {
	const { search } = await draw(list);
	await userEvent.click(await screen.findByRole("button", { name: "Name" }));
	await waitFor(() => expect(search()).toEqual({ sort: "name" }));
	expect(screen.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
	await userEvent.click(screen.getByRole("button", { name: "Name" }));
	await waitFor(() => expect(search()).toEqual({ sort: "-name" }));
});

test("turns pages by the cursors and back", async () => {
	const { search } = await draw(list);
	await userEvent.click(await screen.findByRole("button", { name: "Next page" }));
	await waitFor(() => expect(search()).toEqual({ at: "c2" }));
	await userEvent.click(screen.getByRole("button", { name: "Previous page" }));
	await waitFor(() => expect(search()).toEqual({}));
});

test("tells nothing yet from nothing that matches, and clears", async () => {
	ask.mockReturnValue({ items: [] });
	const { search, unmount } = await draw(list, { at: "/?state=open" });
	await userEvent.click(await screen.findByRole("button", { name: "Clear search and filters" }));
	await waitFor(() => expect(search()).toEqual({}));
	unmount();
	await draw(list);
	expect(await screen.findByText("No things yet")).toBeInTheDocument();
});

test("says why it failed and tries again", async () => {
	ask.mockImplementationOnce(() => {
		throw new Error("The list is not available at the moment.");
	});
	await draw(list);
	expect(await screen.findByRole("alert")).toHaveTextContent("cannot be reached");
	await userEvent.click(screen.getByRole("button", { name: "Try again" }));
	expect(await screen.findByText("Bluewater")).toBeInTheDocument();
});

test("j and k go through the rows, slash to the search, Enter opens", async () => {
	const { router } = await draw(list);
	await screen.findByText("Bluewater");
	await userEvent.keyboard("jj");
	expect(screen.getByRole("link", { name: "Cobalt" })).toHaveFocus();
	await userEvent.keyboard("k");
	expect(screen.getByRole("link", { name: "Bluewater" })).toHaveFocus();
	await userEvent.keyboard("/");
	expect(screen.getByRole("searchbox")).toHaveFocus();
	await userEvent.click(screen.getByRole("link", { name: "Bluewater" }));
	await waitFor(() => expect(router.state.location.pathname).toBe("/things/1"));
});
