import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "./Button";
import css from "./Empty.module.css";
import { CheckIcon, FileIcon, SearchIcon } from "./icons";

type Props =
	| { kind: "nothing"; title: string; text?: ReactNode; action?: ReactNode }
	| { kind: "done"; title?: string; text?: ReactNode }
	| { kind: "filtered"; onClear: () => void };

/** Why a list is empty, and what to do: nothing yet, all done, or hidden by the filters. */
export function Empty(props: Props) {
	const { t } = useLingui();
	if (props.kind === "filtered") {
		return (
			<div className={css.empty}>
				<SearchIcon className={css.mark} aria-hidden />
				<h2>{t`Nothing matches`}</h2>
				<p>{t`There are entries here, but none fits the search and filters.`}</p>
				<div className={css.action}>
					<Button onClick={props.onClear}>{t`Clear search and filters`}</Button>
				</div>
			</div>
		);
	}
	const Mark = props.kind === "done" ? CheckIcon : FileIcon;
	return (
		<div className={css.empty}>
			<Mark className={css.mark} aria-hidden />
			<h2>{props.title ?? t`All done`}</h2>
			{props.text && <p>{props.text}</p>}
			{props.kind === "nothing" && props.action && <div className={css.action}>{props.action}</div>}
		</div>
	);
}
