import { useLingui } from "@lingui/react/macro";
import { Status } from "@/components/Status";

export function ContractStatus({ state }: { state: string }) {
	const { t } = useLingui();
	if (state === "active") return <Status tone="good">{t`In force`}</Status>;
	return <Status>{state === "ended" ? t`Ended` : t`Replaced`}</Status>;
}
