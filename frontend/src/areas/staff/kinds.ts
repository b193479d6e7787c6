import { useLingui } from "@lingui/react/macro";
import type { ListObligationsData } from "@/gen/types.gen";

export type Kind = NonNullable<NonNullable<ListObligationsData["query"]>["kind"]>;

/** The kinds of deadline as filter words. */
export function useKinds(): Record<Kind, string> {
	const { t } = useLingui();
	return {
		surveillance: t`Surveillance audits`,
		recertification: t`Recertification`,
		restoration: t`Restoration after expiry`,
		suspension_end: t`End of a suspension`,
		major_verified: t`Verification of majors`,
		finding_answer: t`Answers to findings`,
		finding_closure: t`Closure of findings`,
		review_decision: t`Review and decision`,
		examination: t`Effect on other certificates`,
		spot_check: t`Failed spot checks`,
		stop_use: t`Proofs of non-use`,
		misuse_answer: t`Correction of misuses`,
		new_application: t`Invitations to apply anew`,
		transition: t`Transitions to later editions`,
	};
}
