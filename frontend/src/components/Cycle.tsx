import { useLingui } from "@lingui/react/macro";
import { useFormats } from "@/lib/format";
import css from "./Cycle.module.css";
import { CheckIcon, CloseIcon } from "./icons";

export interface CycleStep {
	key: string;
	label: string;
	/** The day it was done or is planned; YYYY-MM-DD. */
	date?: string | null;
	state: "done" | "current" | "planned" | "late" | "stopped";
	/** A word below the date, such as the person or "moved by the client". */
	note?: string;
}

/** A dated path: what was done when, what is on, what is planned. No percentages. */
export function Cycle({ steps, vertical }: { steps: CycleStep[]; vertical?: boolean }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const says = {
		done: t`done`,
		current: t`now`,
		planned: t`planned`,
		late: t`late`,
		stopped: t`stopped`,
	};
	return (
		<ol className={vertical ? `${css.path} ${css.vertical}` : css.path}>
			{steps.map((step) => (
				<li
					key={step.key}
					className={css[step.state]}
					aria-current={step.state === "current" ? "step" : undefined}
				>
					<span className={css.mark} aria-hidden="true">
						{step.state === "done" && <CheckIcon />}
						{step.state === "stopped" && <CloseIcon />}
					</span>
					<span className={css.words}>
						<span className={css.label}>{step.label}</span>
						<span className="screen-reader"> {says[step.state]}</span>
						<span className={css.date}>
							{date(step.date)}
							{step.state === "late" && ` · ${says.late}`}
						</span>
						{step.note && <span className={css.date}>{step.note}</span>}
					</span>
				</li>
			))}
		</ol>
	);
}
