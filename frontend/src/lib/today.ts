import type { MessageDescriptor } from "@lingui/core";
import type { QueryKey, UseQueryOptions } from "@tanstack/react-query";
import type { Bilingual } from "./text";

/** One thing that waits for somebody of the body. */
export interface TodayItem {
	key: string;
	/** The verb and the object: "Review the application"; the source's own when left out. */
	what?: Bilingual;
	/** Whose case it is. */
	client?: Bilingual;
	reference?: string;
	by?: string;
	to: string;
}

/** What a feature gives to the page Today: those of its cases that wait for the body. */
export interface TodaySource {
	key: string;
	title: MessageDescriptor;
	/** What is to do with those of them that do not say it themselves. */
	does?: MessageDescriptor;
	/** Who is asked about it. */
	permission: string;
	query: (body: string) => UseQueryOptions<unknown, Error, TodayItem[]>;
}

interface Given<Raw, E, K extends QueryKey> extends Omit<TodaySource, "query"> {
	/** A query of the generated client, with a select that makes items of what it brings. */
	query: (body: string) => UseQueryOptions<Raw, E, TodayItem[], K>;
}

/** Makes sources of different queries alike, so that they can stand in one list. */
export function todaySource<Raw, E, K extends QueryKey>(given: Given<Raw, E, K>): TodaySource {
	return given as unknown as TodaySource;
}
