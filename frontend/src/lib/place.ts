import { useBody } from "./route";
import { useMembership } from "./session";

export interface Place {
	body: string;
	/** Which side of a case the reader stands on. */
	reader: "client" | "body";
	/** Where the pages of the reader's area begin: "/b/acme" for staff, "/c/acme" for clients. */
	base: string;
}

/** Where the reader stands: pages that staff and clients share link within the area they are read in. */
export function usePlace(): Place {
	const body = useBody();
	const client = Boolean(useMembership()?.client);
	return { body, reader: client ? "client" : "body", base: `/${client ? "c" : "b"}/${body}` };
}
