import type { FeeChoice, FeeDiscount, FeeTerms } from "@/gen";

/** The terms of a quotation as they are typed. */
export interface TypedTerms {
	/** In the order of the items that leave a choice. */
	choices?: Partial<FeeChoice>[];
	discounts?: Partial<Omit<FeeDiscount, "items" | "when"> & { items: string[]; when: string[] }>[];
	travel?: { mode?: string; amount?: string };
	note?: string;
}

/** The same for the API. Every choice is sent, so that a refusal finds its field by its place. */
export function termsOf({ choices, discounts, travel }: TypedTerms): FeeTerms {
	return {
		choices: (choices ?? []).map((c) => ({
			code: c.code ?? "",
			quantity: c.quantity ?? undefined,
			amount: c.amount || undefined,
		})),
		discounts: (discounts ?? []).map((d) => ({
			percent: d.percent ?? undefined,
			amount: d.amount || undefined,
			items: d.items ?? [],
			when: d.when ?? [],
			reason: d.reason ?? "",
		})),
		travel: travel?.mode ? { mode: travel.mode, amount: travel.amount || undefined } : undefined,
	};
}
