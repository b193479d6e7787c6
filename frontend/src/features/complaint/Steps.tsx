import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import { DateText } from "@/components/Text";
import type { ComplaintStep } from "@/gen/types.gen";
import { useSay } from "@/lib/text";
import css from "./complaint.module.css";

/** What was done by whom, and what they noted. */
export function Steps({ steps }: { steps: ComplaintStep[] }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<Card title={t`How it was handled`} flush>
			<PlainTable
				label={t`How it was handled`}
				head={[{ title: t`Day` }, { title: t`Handled by` }, { title: t`Step` }, { title: t`Note` }]}
				rows={steps.map((s, i) => ({
					key: `${i}`,
					cells: [
						<DateText key="on" value={s.on} />,
						s.by.name,
						say(s.name),
						<span key="note" className={css.says}>
							{s.note || "–"}
						</span>,
					],
				}))}
			/>
		</Card>
	);
}
