import type { ReactNode } from "react";
import css from "./Facts.module.css";

export interface Fact {
	label: string;
	value: ReactNode;
	/** Takes the whole line: a scope sentence, an address. */
	wide?: boolean;
}

/** Labels and values, such as what is known of a case. A missing value is a dash; with false the fact is left out. */
export function Facts({ items, columns = 2 }: { items: Fact[]; columns?: 1 | 2 | 3 }) {
	return (
		<dl className={`${css.facts} ${css[`of${columns}`]}`}>
			{items.filter(applies).map((item) => (
				<div key={item.label} className={item.wide ? css.wide : undefined}>
					<dt>{item.label}</dt>
					<dd>{item.value === undefined || item.value === null || item.value === "" ? "–" : item.value}</dd>
				</div>
			))}
		</dl>
	);
}

const applies = (item: Fact) => item.value !== false;
