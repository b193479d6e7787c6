import { useLingui } from "@lingui/react/macro";
import { Input, Select } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import css from "./DataTable.module.css";
import { SearchIcon } from "./icons";
import type { ListState } from "./useListState";

export interface ListFilter {
	key: string;
	/** What it filters by: "Status". */
	label: string;
	options: { value: string; label: string }[];
}

interface Props {
	list: ListState;
	search?: string;
	filters: ListFilter[];
	/** Where there are no column heads to press (phones), the order is chosen here. */
	columns: { title: string; sort?: string }[];
	children?: ReactNode;
}

export function ListToolbar({ list, search, filters, columns, children }: Props) {
	const { t } = useLingui();
	const sortable = columns.filter((column) => column.sort);
	const order = list.query.sort?.replace("-", "");
	return (
		<search className={css.toolbar}>
			{search && <SearchField words={list.query.q ?? ""} onSearch={list.search} placeholder={search} />}
			{filters.map((filter) => (
				<Select
					key={filter.key}
					className={css.filter}
					aria-label={filter.label}
					placeholder={filter.label}
					value={list.query.filters[filter.key]}
					options={filter.options}
					onChange={(value?: string) => list.filter(filter.key, value)}
					allowClear
					popupMatchSelectWidth={false}
				/>
			))}
			{sortable.length > 0 && (
				<Select
					className={css.filter}
					aria-label={t`Sort by`}
					placeholder={t`Sort by`}
					value={sortable.some((column) => column.sort === order) ? order : undefined}
					options={sortable.map((column) => ({ value: column.sort, label: column.title }))}
					onChange={(field: string) => list.sort(field)}
				/>
			)}
			{children}
		</search>
	);
}

interface SearchProps {
	words: string;
	onSearch: (words: string) => void;
	placeholder: string;
}

/** Asks the server a moment after the last key, not at each; "/" goes here from anywhere on the page. */
function SearchField({ words, onSearch, placeholder }: SearchProps) {
	const [typed, setTyped] = useState(words);
	const [known, setKnown] = useState(words);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	// The address changed by other means (back button, cleared filters): follow it.
	if (words !== known) {
		setKnown(words);
		setTyped(words);
	}
	useEffect(() => () => clearTimeout(timer.current), []);
	const send = (value: string) => {
		clearTimeout(timer.current);
		setKnown(value);
		onSearch(value);
	};
	return (
		<Input
			className={css.search}
			prefix={<SearchIcon aria-hidden />}
			type="search"
			data-list-search
			aria-label={placeholder}
			aria-keyshortcuts="/"
			placeholder={placeholder}
			value={typed}
			onChange={(event) => {
				const { value } = event.target;
				setTyped(value);
				clearTimeout(timer.current);
				timer.current = setTimeout(() => send(value.trim()), 300);
			}}
			onPressEnter={() => send(typed.trim())}
			onKeyDown={(event) => event.key === "Escape" && send("")}
		/>
	);
}
