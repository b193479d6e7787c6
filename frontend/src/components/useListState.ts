import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** What a list asks of the server: the search words, the order ("due" or "-due"), the cursor and the filters. */
export interface ListQuery {
	q?: string;
	sort?: string;
	after?: string;
	filters: Record<string, string>;
}

export interface ListState {
	query: ListQuery;
	/** Page number, counted from 1. */
	page: number;
	/** Whether a search or filter hides anything. */
	narrowed: boolean;
	search: (words: string) => void;
	filter: (key: string, value: string | undefined) => void;
	sort: (field: string) => void;
	next: (cursor: string) => void;
	previous: () => void;
	clear: () => void;
}

/**
 * The state of a list, kept in the address so that a view can be shared and the back button works.
 * The cursors passed on the way stand in "at", so that the previous page is always known.
 */
export function useListState(filterKeys: readonly string[], defaultSort?: string, name = ""): ListState {
	const raw: Record<string, unknown> = useSearch({ strict: false });
	const navigate = useNavigate();
	const keys = filterKeys.join("|");
	const { at, query } = useMemo(() => {
		const read = (key: string) => {
			const value = raw[name + key];
			return typeof value === "string" || typeof value === "number" ? String(value) || undefined : undefined;
		};
		const passed = read("at")?.split("~") ?? [];
		const filters: Record<string, string> = {};
		for (const key of keys.split("|")) {
			const value = read(key);
			if (value !== undefined) filters[key] = value;
		}
		const asked: ListQuery = {
			q: read("q"),
			sort: read("sort") ?? defaultSort,
			after: passed.at(-1),
			filters,
		};
		return { at: passed, query: asked };
	}, [raw, name, keys, defaultSort]);
	const { q, sort } = query;

	const change = useCallback(
		(next: Record<string, string | undefined>, replace = false) => {
			const named = Object.fromEntries(Object.entries(next).map(([key, value]) => [name + key, value]));
			void navigate({
				to: ".",
				search: (old: Record<string, unknown>) => ({ ...old, ...named }),
				replace,
				resetScroll: false,
			});
		},
		[navigate, name],
	);

	return {
		query,
		page: at.length + 1,
		narrowed: q !== undefined || Object.keys(query.filters).length > 0,
		search: (words) => change({ q: words || undefined, at: undefined }, true),
		filter: (key, value) => change({ [key]: value, at: undefined }),
		sort: (field) => change({ sort: sort === field ? `-${field}` : field, at: undefined }),
		next: (to) => change({ at: [...at, to].join("~") }),
		previous: () => change({ at: at.slice(0, -1).join("~") || undefined }),
		clear: () =>
			change({
				q: undefined,
				at: undefined,
				...Object.fromEntries(filterKeys.map((key) => [key, undefined])),
			}),
	};
}
