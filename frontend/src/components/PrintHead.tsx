import type { ReactNode } from "react";
import css from "./PrintHead.module.css";

/** The head of a printed paper: who issues it, what it is, its reference and date. Not seen on screen. */
export function PrintHead({
	issuer,
	title,
	reference,
}: {
	issuer: ReactNode;
	title: ReactNode;
	reference: ReactNode;
}) {
	return (
		<div className={css.head}>
			<strong>{issuer}</strong>
			<span>{title}</span>
			<span>{reference}</span>
		</div>
	);
}
