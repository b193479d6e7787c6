import { useLingui } from "@lingui/react/macro";
import { useRoles } from "@/lib/roles";

interface Choice {
	value: string;
	label: string;
}

/** The standards that a competence may be recorded for. */
export const standards: Choice[] = [
	{ value: "ISO/IEC 20000-1:2018", label: "ISO/IEC 20000-1:2018" },
	{ value: "ISO 9001:2015", label: "ISO 9001:2015" },
	{ value: "ISO 14001:2015", label: "ISO 14001:2015" },
	{ value: "ISO 45001:2018", label: "ISO 45001:2018" },
	{ value: "ISO/IEC 27001:2022", label: "ISO/IEC 27001:2022" },
];

export function useFunctions(): Record<string, string> {
	const { t } = useLingui();
	return {
		application_review: t`Application review`,
		audit: t`Auditing`,
		lead: t`Leading an audit team`,
		technical_expert: t`Technical expertise`,
		decision: t`Review and decision`,
	};
}

export function useConflictKinds(): Record<string, string> {
	const { t } = useLingui();
	return {
		consultancy: t`Consultancy`,
		internal_audit: t`Internal audits`,
		employment: t`Employment`,
		ownership: t`Ownership`,
		personal: t`Personal relationship`,
	};
}

/** The roles of the body's own people as choices. */
export function useStaffRoles(): Choice[] {
	return choices(useRoles()).filter((role) => !["applicant", "consultant"].includes(role.value));
}

/** As what somebody acts for a client. */
export function useClientRoles(): Record<string, string> {
	const { t } = useLingui();
	return { applicant: t`Colleague`, consultant: t`Consultant` };
}

export function choices(words: Record<string, string>): Choice[] {
	return Object.entries(words).map(([value, label]) => ({ value, label }));
}
