import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "./Button";
import css from "./DataTable.module.css";
import { Empty } from "./Empty";
import { LeftIcon, RightIcon } from "./icons";
import { type ListFilter, ListToolbar } from "./ListToolbar";
import { Loading } from "./Loaded";
import { ProblemNote } from "./ProblemNote";
import { Cards, Rows } from "./TableRows";
import { useListKeys } from "./useListKeys";
import { type ListQuery, useListState } from "./useListState";
import { useNarrow } from "./useNarrow";

export type { ListQuery };

export interface ListPage<T> {
	items: T[];
	/** The cursor of the next page; absent on the last. */
	next?: string | null;
	/** How many there are in all, when the server counted. */
	total?: number | null;
}

export interface Column<T> {
	key: string;
	title: string;
	render: (row: T) => ReactNode;
	/** A quieter second line below; reference and place, for instance. */
	sub?: (row: T) => ReactNode;
	/** The field the server sorts by; without it the column cannot be sorted. */
	sort?: string;
	/** Numbers stand at the end of their cell. */
	end?: boolean;
	/** Kept on one line: dates, standards, statuses. */
	whole?: boolean;
	/** Not on the cards of phones. */
	wideOnly?: boolean;
}

interface Props<T, Raw, E, K extends QueryKey> {
	/** What is listed, for screen readers: "Applications". */
	label: string;
	query: (state: ListQuery) => UseQueryOptions<Raw, E, ListPage<T>, K>;
	/** The first column names the row and carries its link. */
	columns: Column<T>[];
	rowKey: (row: T) => string;
	to?: (row: T) => string;
	/** Words in the empty search field; without it there is no search. */
	search?: string;
	filters?: ListFilter[];
	defaultSort?: string;
	/** What to say while there is nothing at all. */
	empty: ReactNode;
	/** Needed only when a page has two lists: stands before their names in the address. */
	name?: string;
	toolbar?: ReactNode;
}

/** A list the server searches, filters, sorts and pages; its whole state stands in the address. */
export function DataTable<T, Raw = ListPage<T>, E = Error, K extends QueryKey = QueryKey>(
	props: Props<T, Raw, E, K>,
) {
	const { label, columns, rowKey, to, filters = [] } = props;
	const narrow = useNarrow();
	const list = useListState(
		filters.map((filter) => filter.key),
		props.defaultSort,
		props.name,
	);
	const result = useQuery({ ...props.query(list.query), placeholderData: keepPreviousData });
	const ref = useListKeys<HTMLDivElement>();
	const page = result.data;
	const rows = { label, columns, rowKey, to, items: page?.items ?? [], list };
	return (
		<div className={css.list} ref={ref} aria-busy={result.isFetching}>
			{(props.search || filters.length > 0 || props.toolbar) && (
				<ListToolbar list={list} search={props.search} filters={filters} columns={narrow ? columns : []}>
					{props.toolbar}
				</ListToolbar>
			)}
			{result.isError && (
				<div className={css.pad}>
					<ProblemNote error={result.error} action={<Retry onClick={() => void result.refetch()} />} />
				</div>
			)}
			{!page && !result.isError && (
				<div className={css.pad}>
					<Loading rows={8} />
				</div>
			)}
			{page &&
				page.items.length === 0 &&
				(list.narrowed ? <Empty kind="filtered" onClear={list.clear} /> : props.empty)}
			{page && page.items.length > 0 && (narrow ? <Cards {...rows} /> : <Rows {...rows} />)}
			{page && (page.next || list.page > 1) && <Pager page={page} list={list} />}
		</div>
	);
}

function Retry({ onClick }: { onClick: () => void }) {
	const { t } = useLingui();
	return <Button onClick={onClick}>{t`Try again`}</Button>;
}

function Pager({ page, list }: { page: ListPage<unknown>; list: ReturnType<typeof useListState> }) {
	const { t } = useLingui();
	const { next, total } = page;
	const number = list.page;
	return (
		<nav className={css.pager} aria-label={t`Pages`}>
			<span className="quiet">{total ? t`Page ${number} · ${total} in all` : t`Page ${number}`}</span>
			<Button
				kind="text"
				icon={<LeftIcon />}
				label={t`Previous page`}
				disabled={number === 1}
				onClick={list.previous}
			/>
			<Button
				kind="text"
				icon={<RightIcon />}
				label={t`Next page`}
				disabled={!next}
				onClick={() => next && list.next(next)}
			/>
		</nav>
	);
}
