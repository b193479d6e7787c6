import type { CertificateDesign, CertificateMark, PublishTemplateInBody } from "@/gen";

/** A design as the form holds it: what was never touched is missing. */
export type Typed = Partial<Omit<PublishTemplateInBody, "marks">> & { marks?: Partial<CertificateMark>[] };

const both = (words?: { en?: string; zh?: string }) => ({ en: words?.en ?? "", zh: words?.zh ?? "" });

/** The design as the API wants it. */
export function asTyped(typed: Typed, begin: CertificateDesign): CertificateDesign {
	return {
		standards: typed.standards ?? [],
		arrangement: typed.arrangement ?? begin.arrangement,
		colour: typed.colour ?? begin.colour,
		title: both(typed.title),
		intro: both(typed.intro),
		words: both(typed.words),
		signatory: both(typed.signatory),
		logo: typed.logo || undefined,
		seal: typed.seal || undefined,
		signature: typed.signature || undefined,
		marks: (typed.marks ?? []).map((mark) => ({
			owner: mark.owner ?? "",
			number: mark.number,
			picture: mark.picture ?? "",
			accreditation: mark.accreditation,
			standards: mark.standards ?? [],
			from: mark.from || undefined,
			to: mark.to || undefined,
			use: both(mark.use),
		})),
	};
}
