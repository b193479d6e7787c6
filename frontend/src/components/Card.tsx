import { type ReactNode, useId } from "react";
import css from "./Card.module.css";

interface Props {
	title?: ReactNode;
	/** At the right of the heading: a count, a date, a small button. */
	aside?: ReactNode;
	children: ReactNode;
	/** Without padding, for tables that go to the edge. */
	flush?: boolean;
	/** Seen only by staff, never by the client; said on the card. */
	internal?: ReactNode;
}

/** A surface with one subject. */
export function Card({ title, aside, children, flush, internal }: Props) {
	const id = useId();
	return (
		<section className={css.card} aria-labelledby={title ? id : undefined}>
			{(title || aside) && (
				<header className={css.head}>
					<h2 id={id}>{title}</h2>
					{internal && <span className={css.internal}>{internal}</span>}
					{aside && <div className={css.aside}>{aside}</div>}
				</header>
			)}
			<div className={flush ? css.flush : css.body}>{children}</div>
		</section>
	);
}

/** Things below each other with even room between them; the usual frame of a page. */
export function Stack({
	children,
	gap = "normal",
}: {
	children: ReactNode;
	gap?: "tight" | "normal" | "wide";
}) {
	return <div className={`${css.stack} ${css[gap]}`}>{children}</div>;
}

/** Things beside each other that wrap when there is no room. */
export function Row({ children, end }: { children: ReactNode; end?: boolean }) {
	return <div className={end ? `${css.row} ${css.end}` : css.row}>{children}</div>;
}

/** A wide column and a narrow one; below each other on phones. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
	return (
		<div className={css.columns}>
			<div className={`${css.stack} ${css.normal}`}>{main}</div>
			<div className={`${css.stack} ${css.normal}`}>{side}</div>
		</div>
	);
}
