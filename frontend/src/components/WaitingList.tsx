import type { ReactNode } from "react";
import { useSay } from "@/lib/text";
import type { TodayItem } from "@/lib/today";
import { Link } from "./Link";
import { Due } from "./NextAction";
import { useListKeys } from "./useListKeys";
import css from "./WaitingList.module.css";

interface Props {
	items: TodayItem[];
	/** What is to do with those that do not say it themselves. */
	does?: string;
	today?: string;
	/** What can be done at once, beside the case that the line leads to. */
	aside?: (key: string) => ReactNode;
}

/** Cases that wait: what to do, for whom, by when. The whole line leads to the case. */
export function WaitingList({ items, does, today, aside }: Props) {
	const say = useSay();
	const ref = useListKeys<HTMLDivElement>();
	return (
		<div ref={ref}>
			<ul className={css.list}>
				{items.map((item) => (
					<li key={item.key}>
						<Link to={item.to} className={css.link}>
							<span className={css.what}>{say(item.what) || does}</span>
							<span className={css.whose}>
								{[say(item.client), item.reference].filter(Boolean).join(" · ")}
							</span>
						</Link>
						<Due by={item.by} today={today} />
						{aside && <div className={css.aside}>{aside(item.key)}</div>}
					</li>
				))}
			</ul>
		</div>
	);
}
