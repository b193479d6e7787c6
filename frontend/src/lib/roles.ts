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
	};
}
