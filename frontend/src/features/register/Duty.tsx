import { useLingui } from "@lingui/react/macro";
import { Notice } from "@/components/Notice";
import { DateText } from "@/components/Text";
import type { RegisterDuty } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";

/** Whether this month, or quarter, is reported. */
export function Duty({ duty, quarterly = false }: { duty: RegisterDuty; quarterly?: boolean }) {
	const { t } = useLingui();
	const due = useFormats().date(duty.due_on);
	if (duty.done_on)
		return (
			<Notice kind="good" title={quarterly ? t`This quarter is reported` : t`This month is reported`}>
				<DateText value={duty.done_on} />
			</Notice>
		);
	if (duty.overdue)
		return (
			<Notice kind="warning" title={t`The report due on ${due} has not been made`}>
				{t`Make it now. It stays due until the next report.`}
			</Notice>
		);
	return (
		<Notice
			kind={duty.soon ? "warning" : "info"}
			title={
				quarterly
					? t`Nothing has been reported this quarter yet`
					: t`Nothing has been reported this month yet`
			}
		>
			{quarterly
				? t`Report the numbers by ${due}. Whoever misses a quarter is shown as not participating.`
				: t`Report what has changed, or confirm that nothing has, by ${due}.`}
		</Notice>
	);
}
