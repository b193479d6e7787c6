import { expect, test } from "vitest";
import type { AudittimeSites } from "@/gen";
import { withJoins } from "./joins";
import { splitsOf, withSplits } from "./splits";

const both = (words: string) => ({ en: words, zh: words });
const group = (name: string, persons: number[]) => ({
	name,
	title: both(name),
	count: persons.length,
	places: persons.map((one, i) => ({ name: both(`${name} ${i}`), persons: one })),
});
const sites: AudittimeSites = {
	sampling: true,
	similar_groups: [group("shops", [3, 4, 5]), group("stores", [6])],
};

test("a site taken out is a group of its own, and is found again", () => {
	const splits = [{ sites: ["1"], reason: "it repairs as well" }, {}];
	const kept = withSplits(sites, splits);
	expect(kept.similar_groups?.map((one) => [one.name, one.count, one.places?.[0]?.persons])).toEqual([
		["shops", 2, 3],
		["stores", 1, 6],
		["shops/2", 1, 4],
	]);
	expect(kept.similar_groups?.[2]?.split).toEqual({
		from: "shops",
		title: both("shops"),
		reason: "it repairs as well",
	});
	expect(splitsOf(sites, kept)).toEqual(splits);
});

test("what is left joins as before, and a group is never emptied", () => {
	const kept = withJoins(withSplits(sites, [{ sites: ["0"], reason: "r" }]), [
		{},
		{ with: "shops", reason: "r" },
	]);
	expect(kept.similar_groups?.map((one) => [one.name, one.count])).toEqual([
		["shops", 3],
		["shops/1", 1],
	]);
	expect(withSplits(sites, [{}, { sites: ["0"], reason: "r" }]).similar_groups).toEqual(sites.similar_groups);
});
