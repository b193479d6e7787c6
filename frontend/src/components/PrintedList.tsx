import type { ReactNode } from "react";
import { useFormats } from "@/lib/format";
import { useMembership, useToday } from "@/lib/session";
import css from "./PrintedList.module.css";
import { PrintHead } from "./PrintHead";
import { Say } from "./Text";

interface Props {
	title: string;
	/** What the list is narrowed to, in words. */
	filter: (string | undefined)[];
	/** Said below on paper where there is more than is printed. */
	rest?: string | false;
	children: ReactNode;
}

/** A page with a list that hangs on a wall as well: on paper it is black on white, and says whose, of which day and of what it is. */
export function PrintedList({ title, filter, rest, children }: Props) {
	const { date } = useFormats();
	return (
		<div className={css.paper}>
			<PrintHead
				issuer={<Say text={useMembership()?.body.name} />}
				title={title}
				reference={date(useToday())}
			/>
			<p className={css.line}>{filter.filter(Boolean).join(" · ")}</p>
			{children}
			{rest && <p className={css.line}>{rest}</p>}
		</div>
	);
}
