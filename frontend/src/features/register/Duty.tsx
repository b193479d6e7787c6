import { useLingui } from "@lingui/react/macro";
import { Notice } from "@/components/Notice";
import { DateText } from "@/components/Text";
import type { RegisterDuty } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";

/** Whether this month is reported. */
export function Duty({ duty }: { duty: RegisterDuty }) {
	const { t } = useLingui();
	const due = useFormats().date(duty.due_on);
	if (duty.done_on)
		return (
			<Notice kind="good" title={t`This month is reported`}>
				<DateText value={duty.done_on} />
			</Notice>
		);
	return (
		<Notice kind={duty.soon ? "warning" : "info"} title={t`Nothing has been reported this month yet`}>
			{t`Report what has changed, or confirm that nothing has, by ${due}.`}
		</Notice>
	);
}
