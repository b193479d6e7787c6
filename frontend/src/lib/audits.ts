import { useLingui } from "@lingui/react/macro";

export function useTypeNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		stage1: t`Stage 1`,
		stage2: t`Stage 2`,
		surveillance: t`Surveillance`,
		recertification: t`Recertification`,
		follow_up: t`Follow-up`,
		special: t`Special audit`,
	};
}

/** "Surveillance 1"; a first stage needs no number. */
export function titled(name: string, type: string, number: number): string {
	return type === "surveillance" || number > 1 ? `${name} ${number}` : name;
}
