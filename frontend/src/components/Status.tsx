import type { ReactNode } from "react";
import css from "./Status.module.css";

/**
 * quiet: ordinary. good: finished well. going: happening now. yours: somebody here must act. late: past
 * its date or stopped. Only the last two are pills: colour is spent where someone must act.
 */
export type Tone = "quiet" | "good" | "going" | "yours" | "late";

/** So many characters stay on one line on a phone too; Chinese would otherwise break anywhere. */
const brief = 12;

export function Status({ tone = "quiet", children }: { tone?: Tone; children: ReactNode }) {
	const short = typeof children === "string" && children.length <= brief;
	return (
		<span className={`${css.status} ${css[tone]} ${short ? css.brief : ""}`}>
			<span className={css.dot} aria-hidden="true" />
			{children}
		</span>
	);
}
