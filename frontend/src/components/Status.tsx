import type { ReactNode } from "react";
import css from "./Status.module.css";

/**
 * quiet: ordinary. good: finished well. going: happening now. yours: somebody here must act. late: past
 * its date or stopped. Only the last two are pills: colour is spent where someone must act.
 */
export type Tone = "quiet" | "good" | "going" | "yours" | "late";

export function Status({ tone = "quiet", children }: { tone?: Tone; children: ReactNode }) {
	return (
		<span className={`${css.status} ${css[tone]}`}>
			<span className={css.dot} aria-hidden="true" />
			{children}
		</span>
	);
}
