import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import css from "./DataTable.module.css";

interface Props {
	label: string;
	head: { title: string; end?: boolean }[];
	rows: { key: string; cells: ReactNode[] }[];
	foot?: ReactNode[];
	/** The columns stand below one another on a phone; more than three always do. */
	stacks?: boolean;
}

/** A small table of what is already here: prices, steps of a calculation, the team. It says when there is nothing. */
export function PlainTable({ label, head, rows, foot, stacks = head.length > 3 }: Props) {
	const { t } = useLingui();
	const side = (index: number) => (head[index]?.end ? css.end : undefined);
	const cells = (list: ReactNode[]) =>
		list.map((cell, index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: the columns have a fixed order
			<td key={index} className={side(index)} data-title={head[index]?.title}>
				<div>{cell}</div>
			</td>
		));
	const table = stacks ? `${css.table} ${css.stacks}` : css.table;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard too
		<section className={css.scroll} aria-label={label} tabIndex={0}>
			<table className={table} aria-label={label}>
				<thead>
					<tr>
						{head.map((column, index) => (
							<th key={column.title} scope="col" className={side(index)}>
								{column.title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.key}>{cells(row.cells)}</tr>
					))}
					{rows.length === 0 && (
						<tr>
							<td colSpan={head.length} className="quiet">{t`Nothing recorded yet`}</td>
						</tr>
					)}
				</tbody>
				{foot && (
					<tfoot>
						<tr>{cells(foot)}</tr>
					</tfoot>
				)}
			</table>
		</section>
	);
}
