import type { PackEntry, PacksView } from "@/gen/types.gen";

/** The body's numbers as they stand in the form: an emptied field has none. */
export type Entries = Record<string, { value?: number | null; source?: string }>;

/** The numbers that the body has now. */
export const entered = (packs: PacksView): Entries =>
	Object.fromEntries(packs.limits.map((limit) => [limit.key, limit.own ?? {}]));

export const isNumber = (value: number | null | undefined): value is number => typeof value === "number";

/** Only what has a number; an emptied field takes the body's number back. */
export function given(limits: Entries): Record<string, PackEntry> {
	const out: Record<string, PackEntry> = {};
	for (const [key, { value, source }] of Object.entries(limits)) {
		if (isNumber(value)) out[key] = { value, source };
	}
	return out;
}
