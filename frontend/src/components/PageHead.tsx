import { type ReactNode, useContext } from "react";
import { HistoryContext, type Recorded } from "@/lib/history";
import { LeftIcon } from "./icons";
import { Link } from "./Link";
import css from "./PageHead.module.css";

interface Props {
	title: string;
	/** One line below: reference, place, dates. */
	sub?: ReactNode;
	/** The state of the case, beside the title. */
	status?: ReactNode;
	/** Buttons; at most one of them primary. */
	actions?: ReactNode;
	/** The list or case this page belongs to. */
	back?: { to: string; label: string };
	/** The record that the page is about; who may read the trail can look up its history. */
	history?: Recorded;
}

/** The head of every page; it also names the browser's tab. */
export function PageHead({ title, sub, status, actions, back, history }: Props) {
	const History = useContext(HistoryContext);
	return (
		<header className={css.head}>
			<title>{`${title} · Triennia`}</title>
			<div className={css.words}>
				{back && (
					<Link to={back.to} className={css.back}>
						<LeftIcon aria-hidden /> {back.label}
					</Link>
				)}
				<div className={css.line}>
					<h1>{title}</h1>
					{status}
				</div>
				{sub && <div className={css.sub}>{sub}</div>}
			</div>
			{(actions || (history && History)) && (
				<div className={css.actions}>
					{history && History && <History {...history} />}
					{actions}
				</div>
			)}
		</header>
	);
}
