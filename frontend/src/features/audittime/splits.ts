import type { AudittimeSites } from "@/gen";

/** Sites of a group of the application that stand by themselves, by their place in it, and why. */
export interface Split {
	sites?: string[];
	reason?: string;
}

const nameOf = (group: string, place: number) => `${group}/${place + 1}`;

/** The splits of a calculation as the form types them, for each group of the application. */
export function splitsOf(drafted: AudittimeSites, kept: AudittimeSites | undefined): Split[] {
	const groups = kept?.similar_groups ?? [];
	return (drafted.similar_groups ?? []).map(({ name, places }) => {
		const alone = groups.filter((one) => one.split?.from === name);
		if (alone.length === 0) return {};
		const sites = (places ?? []).flatMap((_, place) =>
			alone.some((one) => one.name === nameOf(name, place)) ? [String(place)] : [],
		);
		return { sites, reason: alone[0]?.split?.reason };
	});
}

/** The groups of the application with the sites taken out, each of which is a group of its own at the end. */
export function withSplits(sites: AudittimeSites, splits: (Split | undefined)[] = []): AudittimeSites {
	const groups = sites.similar_groups ?? [];
	const out = (index: number) => {
		const places = groups[index]?.places ?? [];
		const chosen = new Set(splits[index]?.sites ?? []);
		// A group keeps a site: taken out all together they would be a group again.
		return chosen.size < places.length ? chosen : new Set<string>();
	};
	return {
		...sites,
		similar_groups: [
			...groups.map((group, index) => {
				const chosen = out(index);
				const places = (group.places ?? []).filter((_, place) => !chosen.has(String(place)));
				return chosen.size > 0 ? { ...group, places, count: places.length } : group;
			}),
			...groups.flatMap((group, index) => {
				const chosen = out(index);
				return (group.places ?? []).flatMap((one, place) =>
					chosen.has(String(place))
						? [
								{
									name: nameOf(group.name, place),
									title: one.name,
									count: 1,
									places: [one],
									split: {
										from: group.name,
										title: group.title,
										reason: splits[index]?.reason ?? "",
									},
								},
							]
						: [],
				);
			}),
		],
	};
}
