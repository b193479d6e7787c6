import type { SubsidyStep, SubsidyTerms, SubsidyView } from "@/gen";

const none = { en: "", zh: "" };

/** Where a new programme starts. */
export const fresh: Partial<SubsidyTerms> = {
	country: "CN",
	currency: "CNY",
	payment: "percent",
	standards: [],
	steps: [],
};

/** The terms of a stored programme, without what the product says of it. */
export function termsOf(view: SubsidyView): SubsidyTerms {
	const terms: Partial<SubsidyView> = { ...view };
	const own = [
		"id",
		"version",
		"state",
		"status",
		"shown",
		"fresh_until",
		"actions",
		"delivered",
		"source",
		"verified_on",
		"verified_by",
	] as const;
	for (const key of own) delete terms[key];
	return terms as SubsidyTerms;
}

/** What is typed as the API wants it: what is empty is left out, a percentage without its sign. */
export function asTyped(typed: SubsidyTerms): SubsidyTerms {
	const filled = Object.fromEntries(
		Object.entries(typed).filter(([, value]) => value !== "" && value !== null && value !== undefined),
	) as Partial<SubsidyTerms>;
	return {
		title: none,
		authority: none,
		place: none,
		industries: none,
		credit_conditions: none,
		stack_rule: none,
		payer_split: none,
		evidence: none,
		country: "",
		currency: "",
		payment: "percent",
		standards: [],
		...filled,
		steps: (typed.steps ?? []).map(step),
	};
}

function step(typed?: Partial<SubsidyStep>): SubsidyStep {
	return {
		standard: typed?.standard ?? "",
		percent: typed?.percent ?? undefined,
		cap: typed?.cap || undefined,
	};
}
