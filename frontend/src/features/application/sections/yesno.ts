import { useLingui } from "@lingui/react/macro";
import type { Option } from "@/components/fields";

/** Yes and no; nothing is chosen before the person does. */
export function useYesNoOptions(): Option[] {
	const { t } = useLingui();
	return [
		{ value: "yes", label: t`Yes` },
		{ value: "no", label: t`No` },
	];
}
