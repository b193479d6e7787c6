import type { MessageDescriptor } from "@lingui/core";
import type { Bilingual } from "./text";

/** One thing that waits for somebody of the body. */
export interface TodayItem {
	key: string;
	/** The verb and the object: "Review the application". */
	what: Bilingual;
	/** Whose case it is. */
	client: Bilingual;
	reference?: string;
	by?: string;
	to: string;
}

/** What a feature gives to the page Today: those of its cases that wait for the body. */
export interface TodaySource {
	key: string;
	title: MessageDescriptor;
	/** Who is asked about it. */
	permission: string;
	/** A hook; asks the server only when enabled. Undefined while loading. */
	useItems: (body: string, enabled: boolean) => TodayItem[] | undefined;
}
