import type { ReactNode } from "react";
import { CheckIcon, QuestionIcon, WarningIcon } from "./icons";
import css from "./Notice.module.css";

interface Props {
	kind: "info" | "good" | "warning" | "error";
	title?: ReactNode;
	children?: ReactNode;
	action?: ReactNode;
}

const icons = { info: QuestionIcon, good: CheckIcon, warning: WarningIcon, error: WarningIcon };

/** Something to know in place. For the next thing to do use NextAction, for a refusal ProblemNote. */
export function Notice({ kind, title, children, action }: Props) {
	const Icon = icons[kind];
	return (
		<div className={`${css.notice} ${css[kind]}`} role={kind === "error" ? "alert" : "note"}>
			<Icon className={css.icon} aria-hidden />
			<div className={css.words}>
				{title && <p className={css.title}>{title}</p>}
				{children}
				{action && <div className={css.action}>{action}</div>}
			</div>
		</div>
	);
}
