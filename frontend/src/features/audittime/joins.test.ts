import { expect, test } from "vitest";
import type { AudittimeSites } from "@/gen";
import { joinsOf, withJoins } from "./joins";

const both = (words: string) => ({ en: words, zh: words });
const group = (name: string, persons: number[]) => ({
	name,
	title: both(name),
	count: persons.length,
	places: persons.map((one, i) => ({ name: both(`${name} ${i}`), persons: one })),
});
const sites: AudittimeSites = {
	sampling: true,
	similar_groups: [group("shops", [3, 4]), group("stores", [5]), group("depots", [9])],
};

test("groups that join stand in the group that they join, and are found again", () => {
	const joins = [{}, { with: "shops", reason: "the same work" }, {}];
	const kept = withJoins(sites, joins);
	expect(kept.similar_groups?.map((one) => [one.name, one.count, one.places?.length])).toEqual([
		["shops", 3, 3],
		["depots", 1, 1],
	]);
	expect(kept.similar_groups?.[0]?.joined).toEqual([
		{ name: "stores", title: both("stores"), reason: "the same work" },
	]);
	expect(joinsOf(sites, kept)).toEqual(joins);
});

test("nobody joins itself, what is not there, or who joins another", () => {
	for (const joins of [[{ with: "shops" }], [{ with: "elsewhere" }], [{ with: "stores" }, { with: "shops" }]])
		expect(withJoins(sites, joins).similar_groups?.map((one) => one.count)).toEqual([2, 1, 1]);
	expect(joinsOf(sites, undefined)).toEqual([{}, {}, {}]);
});
