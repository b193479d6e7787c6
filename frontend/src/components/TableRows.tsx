import type { ReactNode } from "react";
import type { Column } from "./DataTable";
import css from "./DataTable.module.css";
import { Link } from "./Link";
import type { ListState } from "./useListState";

interface Props<T> {
	label: string;
	columns: Column<T>[];
	items: T[];
	rowKey: (row: T) => string;
	to?: (row: T) => string;
	list: ListState;
}

/** The rows as a table, for wide screens and paper. */
export function Rows<T>({ label, columns, items, rowKey, to, list }: Props<T>) {
	return (
		<div className={css.scroll}>
			<table className={css.table} aria-label={label}>
				<thead>
					<tr>
						{columns.map((column) => (
							<Head key={column.key} column={column} list={list} />
						))}
					</tr>
				</thead>
				<tbody>
					{items.map((row) => (
						<tr key={rowKey(row)} className={to ? css.linked : undefined}>
							{columns.map((column, index) => (
								<td key={column.key} className={column.end ? css.end : column.whole ? css.whole : undefined}>
									<Cell column={column} row={row} to={index === 0 ? to?.(row) : undefined} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** The same rows as cards, for phones. */
export function Cards<T>({ label, columns, items, rowKey, to }: Props<T>) {
	const [first, ...rest] = columns;
	return (
		<ul className={css.cards} aria-label={label}>
			{items.map((row) => (
				<li key={rowKey(row)} className={to ? css.linked : undefined}>
					{first && <Cell column={first} row={row} to={to?.(row)} />}
					<dl>
						{rest
							.filter((column) => !column.wideOnly)
							.map((column) => (
								<div key={column.key}>
									<dt>{column.title}</dt>
									<dd>
										<Cell column={column} row={row} />
									</dd>
								</div>
							))}
					</dl>
				</li>
			))}
		</ul>
	);
}

function Head<T>({ column, list }: { column: Column<T>; list: ListState }) {
	const { sort } = list.query;
	const field = column.sort;
	const order = sort === field ? "ascending" : sort === `-${field}` ? "descending" : undefined;
	return (
		<th
			scope="col"
			className={column.end ? css.end : undefined}
			aria-sort={field ? (order ?? "none") : undefined}
		>
			{field ? (
				<button type="button" className={css.sort} onClick={() => list.sort(field)}>
					{column.title}
					<span className={css.arrow} aria-hidden="true" data-order={order} />
				</button>
			) : (
				column.title
			)}
		</th>
	);
}

function Cell<T>({ column, row, to }: { column: Column<T>; row: T; to?: string }): ReactNode {
	const main = column.render(row);
	const sub = column.sub?.(row);
	if (!to && !sub) return main;
	return (
		<>
			{to ? (
				<Link to={to} className={css.cover}>
					{main}
				</Link>
			) : (
				main
			)}
			{sub && <div className={css.sub}>{sub}</div>}
		</>
	);
}
