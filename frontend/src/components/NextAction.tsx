import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { daysBetween, useFormats } from "@/lib/format";
import { useHolders } from "@/lib/roles";
import { useMay } from "@/lib/session";
import { type Bilingual, useSay } from "@/lib/text";
import css from "./NextAction.module.css";

/** Whose turn a case is, as the API says it. */
interface Turn {
	who: "client" | "body" | "nobody";
	what?: Bilingual | null;
	by?: string | null;
	/** What a person of the body must be allowed to do for the turn to be theirs. */
	needs?: string | null;
}

interface Props {
	/** Which side of the case the reader stands on. */
	reader: "client" | "body";
	turn: Turn;
	/** Whether the reader is on the team that the turn belongs to, where it belongs to one. */
	involved?: boolean;
	/** The body's day, to say how late or how soon; without it only the date is shown. */
	today?: string;
	/** Whether anything else waits, who is free, what happens then. */
	children?: ReactNode;
	/** One button; a second one only for the opposite answer. */
	action?: ReactNode;
}

/** The first thing of a landing page: what is to do, by when, by whom, and the one button for it. */
export function NextAction({ reader, turn, involved = true, today, children, action }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const holders = useHolders();
	const may = useMay(turn.needs ?? "");
	const mine = turn.who === reader && (reader === "client" || !turn.needs || (may && involved));
	const done = turn.who === "nobody";
	const kicker = mine
		? t`Your turn`
		: done
			? t`Nothing waits`
			: turn.who === "client"
				? t`With the client`
				: (reader === "body" && holders[turn.needs ?? ""]) || t`With the certification body`;
	const what = say(turn.what) || (done ? t`There is nothing to do at the moment` : "");
	return (
		<section className={`${css.band} ${mine ? css.mine : css.calm}`} aria-label={`${kicker}: ${what}`}>
			<div className={css.words}>
				<p className={css.kicker}>{kicker}</p>
				<p className={css.what}>{what}</p>
				<Due by={turn.by} today={today} />
				{children && <div className={css.more}>{children}</div>}
			</div>
			{action && <div className={css.action}>{action}</div>}
		</section>
	);
}

/** "by 24 Nov 2026, in 3 days"; in words when it is late, never by colour alone. */
export function Due({ by, today }: { by?: string | null; today?: string }) {
	const { t } = useLingui();
	const { date } = useFormats();
	if (!by) return null;
	const on = date(by);
	const left = today ? daysBetween(today, by) : undefined;
	if (left === undefined) return <p className={css.due}>{t`By ${on}`}</p>;
	if (left < 0) {
		const late = -left;
		return (
			<p
				className={`${css.due} ${css.late}`}
			>{t`Due on ${on}, ${plural(late, { one: "# day late", other: "# days late" })}`}</p>
		);
	}
	return (
		<p className={css.due}>
			{left === 0 ? t`By today, ${on}` : t`By ${on}, in ${plural(left, { one: "# day", other: "# days" })}`}
		</p>
	);
}
