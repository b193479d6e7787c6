import type { FeeEnquiry } from "@/gen/types.gen";

/** What a visitor told for an estimate stays in this tab until an application begins with it. */
const place = (slug: string) => `estimate:${slug}`;

export function keepEstimate(slug: string, enquiry: FeeEnquiry) {
	sessionStorage.setItem(place(slug), JSON.stringify(enquiry));
}

export function keptEstimate(slug: string): FeeEnquiry | undefined {
	const kept = sessionStorage.getItem(place(slug));
	return kept ? (JSON.parse(kept) as FeeEnquiry) : undefined;
}

export function dropEstimate(slug: string) {
	sessionStorage.removeItem(place(slug));
}
