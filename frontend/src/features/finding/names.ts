import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";

const allParts = ["correction", "cause", "corrective_action", "other_sites", "evidence"] as const;
export type PartKey = (typeof allParts)[number];

/** The parts of the answer to the finding: the other sites only of a nonconformity where there are some. */
export function partKeys(finding: { grade: string; sites?: number }): PartKey[] {
	const several = (finding.sites ?? 0) > 1 && ["major", "minor"].includes(finding.grade);
	return allParts.filter((key) => key !== "other_sites" || several);
}

export function useGradeNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		major: t`Major nonconformity`,
		minor: t`Minor nonconformity`,
		opportunity: t`Opportunity for improvement`,
		concern: t`Area of concern`,
	};
}

export function useStateNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		draft: t`Draft`,
		issued: t`To be answered`,
		responded: t`Answered`,
		returned: t`Returned`,
		plan_accepted: t`Plan accepted`,
		closed: t`Closed`,
		dropped: t`Taken back`,
	};
}

export function usePartNames(): Record<PartKey, { title: string; hint: string }> {
	const { t } = useLingui();
	return {
		correction: { title: t`Correction`, hint: t`What was done at once about what was found` },
		cause: { title: t`Cause`, hint: t`Why it could happen` },
		corrective_action: { title: t`Corrective action`, hint: t`What keeps it from happening again, by when` },
		other_sites: {
			title: t`Other sites`,
			hint: t`Which other sites were looked at, whether they are affected, what was done there`,
		},
		evidence: { title: t`Evidence`, hint: t`Shows that it has been done; it may follow later` },
	};
}

/** A pill only where the reader's own side has to act. */
export function toneOf(state: string, reader: "client" | "body", overdue: boolean): Tone {
	if (overdue) return "late";
	if (state === "closed") return "good";
	const waitsFor =
		state === "responded" || state === "draft" ? "body" : state === "dropped" ? "nobody" : "client";
	return waitsFor === reader ? "yours" : "quiet";
}
