import type { AudittimeSites } from "@/gen";

/** What the reviewer says of one group of the application: which other it is sampled with, and why. */
export interface Join {
	with?: string;
	reason?: string;
}

/** The joins of a calculation as the form types them, for each group of the application. */
export function joinsOf(drafted: AudittimeSites, kept: AudittimeSites | undefined): Join[] {
	const joined = (kept?.similar_groups ?? []).flatMap((group) =>
		(group.joined ?? []).map((one) => ({ name: one.name, with: group.name, reason: one.reason })),
	);
	return (drafted.similar_groups ?? []).map(({ name }) => {
		const join = joined.find((one) => one.name === name);
		return join ? { with: join.with, reason: join.reason } : {};
	});
}

/** The groups of the application, those that are joined standing in the group that they join. */
export function withJoins(sites: AudittimeSites, joins: (Join | undefined)[] = []): AudittimeSites {
	const groups = sites.similar_groups ?? [];
	const target = (index: number) => {
		const name = joins[index]?.with;
		// Who joins is joined by nobody: a chain of joins would have no end.
		const at = groups.findIndex((group) => group.name === name);
		return at >= 0 && at !== index && !joins[at]?.with ? at : undefined;
	};
	return {
		...sites,
		similar_groups: groups.flatMap((group, index) => {
			if (target(index) !== undefined) return [];
			const members = groups.flatMap((one, i) =>
				target(i) === index ? [{ group: one, reason: joins[i]?.reason ?? "" }] : [],
			);
			if (members.length === 0) return [group];
			return [
				{
					...group,
					count: members.reduce((sum, one) => sum + one.group.count, group.count),
					places: [...(group.places ?? []), ...members.flatMap((one) => one.group.places ?? [])],
					joined: members.map((one) => ({
						name: one.group.name,
						title: one.group.title,
						reason: one.reason,
					})),
				},
			];
		}),
	};
}
