import { useLingui } from "@lingui/react/macro";
import { useRoles } from "@/lib/roles";

interface Choice {
	value: string;
	label: string;
}

export function useThrough(): Record<string, string> {
	const { t } = useLingui();
	return {
		person: t`The person`,
		certification_body: t`Another certification body`,
		consultancy: t`A consultancy`,
		other: t`Another organisation`,
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
