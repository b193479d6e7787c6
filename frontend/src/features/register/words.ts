import { useLingui } from "@lingui/react/macro";
import type { RegisterCode } from "@/gen/types.gen";

/** The lists of codes of the monthly report and their values, in words. */
export function useCodeWords() {
	const { t } = useLingui();
	const lists: Record<RegisterCode["list"], string> = {
		status: t`Status of the certificate`,
		change: t`Kind of change`,
		activity: t`Certification activity`,
		type: t`Kind of report`,
		project: t`Certification project`,
		country: t`Country`,
		answer: t`Yes or no`,
	};
	const values: Record<string, string> = {
		active: t({ message: "valid", context: "report" }),
		suspended: t({ message: "suspended", context: "report" }),
		withdrawn: t`withdrawn by the body`,
		cancelled: t`cancelled at the client's request`,
		expired: t({ message: "expired", context: "report" }),
		reissued: t`issued anew`,
		restored: t`restored`,
		initial: t`initial certification`,
		recertification: t`recertification`,
		surveillance: t`surveillance audit`,
		change: t`change`,
		new: t`new certificate`,
		reissue: t`certificate issued anew`,
		maintain: t`change or maintenance`,
		yes: t`yes`,
		no: t`no`,
	};
	return { lists, value: (code: RegisterCode) => values[code.value] ?? code.value };
}
