import type { ReactNode } from "react";

/** How files are shown and given, which another feature knows. */
export interface Files {
	show: (ids: string[]) => ReactNode;
	/** The client may be empty: the file is then of the body. */
	give: (client: string, value: string[], change: (ids: string[]) => void, label: string) => ReactNode;
}
