import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { Assessment, NoticeReport, NoticeView } from "@/gen/types.gen";

export const tones: Record<NoticeView["state"], Tone> = {
	reported: "yours",
	triaged: "going",
	closed: "quiet",
};

/** The kinds of changes that a client reports, in the order of the clause. */
export function useKinds(): { value: NoticeReport["kind"]; label: string }[] {
	const { t } = useLingui();
	return [
		{ value: "ownership", label: t`Legal, commercial or organisational status, or ownership` },
		{ value: "management", label: t`Organisation and management` },
		{ value: "sites", label: t`Contact address and sites` },
		{ value: "scope", label: t`Scope of operations under the certified system` },
		{ value: "system", label: t`Management system and processes` },
	];
}

/** What a change can ask for. */
export function useResults(): { value: Assessment["result"]; label: string }[] {
	const { t } = useLingui();
	return [
		{ value: "no_action", label: t`No action` },
		{ value: "document_review", label: t`Document review` },
		{ value: "special_audit", label: t`Special audit` },
		{ value: "new_time", label: t`New audit time` },
		{ value: "scope_change", label: t`Change of the scope` },
		{ value: "suspension", label: t`Proposal to suspend` },
	];
}
