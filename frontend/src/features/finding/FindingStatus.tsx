import { useLingui } from "@lingui/react/macro";
import { Status } from "@/components/Status";
import { usePlace } from "@/lib/place";
import { toneOf, useStateNames } from "./names";

/** Where a finding stands; an overdue one says so in words. */
export function FindingStatus({ state, overdue }: { state: string; overdue: boolean }) {
	const { t } = useLingui();
	const { reader } = usePlace();
	const names = useStateNames();
	const name = names[state] ?? state;
	return <Status tone={toneOf(state, reader, overdue)}>{overdue ? t`${name}, overdue` : name}</Status>;
}
