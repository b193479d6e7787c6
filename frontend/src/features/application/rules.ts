import type { RuleBreach } from "@/gen/types.gen";
import type { BrokenRule } from "@/lib/problem";
import type { Bilingual } from "@/lib/text";

/** Breaches of the API as the note about rules shows them. */
export function broken(list: RuleBreach[], say: (text: Bilingual) => string): BrokenRule[] {
	return list.map((breach) => ({
		id: breach.rule.id,
		says: say(breach.why) || say(breach.rule.says),
		source: breach.rule.source,
		clause: breach.rule.clause,
		field: breach.field,
	}));
}
