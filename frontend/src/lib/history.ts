import { type ComponentType, createContext } from "react";

/** A record as the audit trail names it: the table and the identifier. */
export interface Recorded {
	noun: string;
	record: string;
}

/** What shows the history of a record; given by the shell to those who may read the trail. */
export const HistoryContext = createContext<ComponentType<Recorded> | null>(null);
