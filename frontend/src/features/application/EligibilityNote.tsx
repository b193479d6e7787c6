import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import { Notice } from "@/components/Notice";
import { RuleNote } from "@/components/RuleNote";
import { DateText } from "@/components/Text";
import type { ApplicationEligibility } from "@/gen/types.gen";
import { useSay } from "@/lib/text";
import { broken } from "./rules";

/** What speaks against the application today: what stops it, what has to be explained. */
export function EligibilityNote({ eligibility }: { eligibility: ApplicationEligibility }) {
	const { t } = useLingui();
	const say = useSay();
	const { stops, warnings, earliest } = eligibility;
	if (stops.length === 0 && warnings.length === 0)
		return <Notice kind="good">{t`No rule speaks against this application.`}</Notice>;
	return (
		<Stack gap="tight">
			<RuleNote rules={broken(stops, say)} title={t`Not met yet`} />
			{earliest && (
				<p>
					{t`The first day on which it can be submitted:`} <DateText value={earliest} />
				</p>
			)}
			<RuleNote rules={broken(warnings, say)} warning />
		</Stack>
	);
}
