import { useLingui } from "@lingui/react/macro";
import type { ApplicationIntegrated } from "@/gen/types.gen";

/** In what the systems of several standards may be one, in the order in which it is asked. */
export function useIntegrated(): { name: keyof ApplicationIntegrated; says: string }[] {
	const { t } = useLingui();
	return [
		{ name: "documents", says: t`One set of documents serves all the standards.` },
		{ name: "review", says: t`One management review looks at all the standards together.` },
		{ name: "internal_audits", says: t`Internal audits cover all the standards together.` },
		{ name: "policy", says: t`There is one policy with its objectives for all the standards.` },
		{ name: "processes", says: t`The processes are managed as one for all the standards.` },
		{
			name: "improvement",
			says: t`Correction, measurement and improvement work in one way for all the standards.`,
		},
		{
			name: "responsibilities",
			says: t`Management support and responsibilities are the same for all the standards.`,
		},
	];
}
