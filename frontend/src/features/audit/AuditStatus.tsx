import { useLingui } from "@lingui/react/macro";
import { Status } from "@/components/Status";
import { toneOf, useStateNames } from "./names";

interface Props {
	state: string;
	openFindings?: number;
	/** The last permitted day has passed and the audit is not on site yet. */
	overdue?: boolean;
}

const before = new Set(["programmed", "proposed", "objected", "confirmed", "planned"]);

/** Where an audit stands, in one word; overdue and open findings are told first. */
export function AuditStatus({ state, openFindings = 0, overdue }: Props) {
	const { t } = useLingui();
	const names = useStateNames();
	if (overdue && before.has(state)) return <Status tone="late">{t`Overdue`}</Status>;
	if (state === "reported" && openFindings > 0) return <Status tone="yours">{t`Findings open`}</Status>;
	return <Status tone={toneOf(state)}>{names[state]}</Status>;
}
