import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { draw } from "@/lib/test";
import { PlainTable } from "./PlainTable";

const head = [{ title: "Person" }, { title: "Days", end: true }];

test("a table without rows says so across its columns", async () => {
	await draw(<PlainTable label="Leave" head={head} rows={[]} />);
	expect(screen.getByRole("cell", { name: "Nothing recorded yet" })).toHaveAttribute("colspan", "2");
});

test("a table with rows does not", async () => {
	await draw(<PlainTable label="Leave" head={head} rows={[{ key: "a", cells: ["Ann", "3"] }]} />);
	expect(screen.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["Ann", "3"]);
});
