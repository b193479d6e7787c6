import type { ReactNode } from "react";
import { DateTime } from "./Text";
import css from "./Trail.module.css";

export interface TrailEntry {
	key: string;
	at: string;
	who?: ReactNode;
	what: ReactNode;
	/** A reason, a message, a changed value. */
	detail?: ReactNode;
}

/** What happened, by whom and when; the newest first or as the caller orders it. */
export function Trail({ entries }: { entries: TrailEntry[] }) {
	return (
		<ol className={css.trail}>
			{entries.map((entry) => (
				<li key={entry.key}>
					<p>
						{entry.who && <strong>{entry.who} </strong>}
						{entry.what}
					</p>
					{entry.detail && <div className={css.detail}>{entry.detail}</div>}
					<p className={css.when}>
						<DateTime value={entry.at} />
					</p>
				</li>
			))}
		</ol>
	);
}
