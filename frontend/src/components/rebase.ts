import type { FieldName } from "./formErrors";

/** What somebody else's change of a record means for a form that shows an earlier state of it. */
export interface Rebased {
	/** Changed by the other person only: the form takes it over. */
	theirs: [FieldName, unknown][];
	/** Changed by both, differently: what was typed stays. */
	clashes: [FieldName, unknown][];
}

/** Compares what the form showed, what stands in it, and the record of now; a list counts as one thing. */
export function rebase(shown: unknown, typed: unknown, now: unknown, at: FieldName = []): Rebased {
	if (isRecord(now) && (isRecord(shown) || isRecord(typed))) {
		const parts = [...new Set([...keys(shown), ...keys(now)])].map((key) =>
			rebase(value(shown, key), value(typed, key), now[key], [...at, key]),
		);
		return { theirs: parts.flatMap((p) => p.theirs), clashes: parts.flatMap((p) => p.clashes) };
	}
	if (same(shown, now) || same(typed, now)) return { theirs: [], clashes: [] };
	const change: [FieldName, unknown] = [at, now];
	return same(shown, typed) ? { theirs: [change], clashes: [] } : { theirs: [], clashes: [change] };
}

type Fields = Record<string, unknown>;

const isRecord = (x: unknown): x is Fields => typeof x === "object" && x !== null && !Array.isArray(x);
const keys = (x: unknown) => (isRecord(x) ? Object.keys(x) : []);
const value = (x: unknown, key: string) => (isRecord(x) ? x[key] : undefined);

/** Nothing is nothing, whether it was never there or has been emptied. */
export const same = (a: unknown, b: unknown): boolean => plain(a) === plain(b);
const plain = (x: unknown) =>
	JSON.stringify(x, (_, part: unknown) => (part === null || part === "" ? undefined : part));
