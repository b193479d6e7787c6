import type { BrokenRule } from "./problem";
import type { Bilingual } from "./text";

/** A rule that is or would be broken, as the API lists it ahead of a refusal. */
export interface Breach {
	rule: { id: string; says: Bilingual; source: string; clause: string };
	why: Bilingual;
	field?: string;
}

/** The breaches as a refusal would name them, in the reader's language. */
export function brokenRules(
	breaches: Breach[],
	say: (text: Bilingual | null | undefined) => string,
): BrokenRule[] {
	return breaches.map(({ rule, why, field }) => ({
		id: rule.id,
		says: say(why) || say(rule.says),
		source: rule.source,
		clause: rule.clause,
		field,
	}));
}
