import { useLingui } from "@lingui/react/macro";

/** The names of the roles, by their keys in the API. */
export function useRoles(): Record<string, string> {
	const { t } = useLingui();
	return {
		administrator: t`Administrator`,
		application_reviewer: t`Application reviewer`,
		planner: t`Planner`,
		auditor: t`Auditor`,
		decision_maker: t`Decision maker`,
		finance: t`Finance`,
		applicant: t`Applicant`,
		consultant: t`Consultant`,
	};
}

/** Whose turn a case within the body is, by the permission that it needs. */
export function useHolders(): Record<string, string> {
	const { t } = useLingui();
	return {
		"application.review": t`With the application reviewer`,
		"quotation.write": t`With those who quote`,
		"audit.plan": t`With the planner`,
		"audit.perform": t`With the audit team`,
		"audit.clear": t`With a second person`,
		"misuse.handle": t`With those who handle misuse`,
		"decision.take": t`With the decision maker`,
	};
}

/** What people of the body are competent for. */
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
