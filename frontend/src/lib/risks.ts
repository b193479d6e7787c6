import { useLingui } from "@lingui/react/macro";

/** The categories of complexity and risk of the audit-time tables. */
export function useRiskNames(): Record<string, string> {
	const { t } = useLingui();
	return { high: t`high`, medium: t`medium`, low: t`low`, limited: t`limited` };
}
