import { useLingui } from "@lingui/react/macro";
import { DateRange } from "@/components/Text";
import type { AuditSpan } from "@/gen";
import { dayOf, halfOf } from "./names";

/** From one half-day to another; noon is named only where a day is not whole. */
export function SpanText({ span }: { span: AuditSpan }) {
	const { t } = useLingui();
	const late = halfOf(span.from) === "pm" && span.from !== "";
	const early = halfOf(span.to) === "am" && span.to !== "";
	return (
		<span>
			<DateRange from={dayOf(span.from)} to={dayOf(span.to)} />
			{late && ` · ${t`from noon of the first day`}`}
			{early && ` · ${t`until noon of the last day`}`}
		</span>
	);
}
