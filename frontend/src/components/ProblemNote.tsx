import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { asProblem, type FieldError } from "@/lib/problem";
import { Notice } from "./Notice";
import css from "./Notice.module.css";
import { RuleNote } from "./RuleNote";

interface Props {
	/** Whatever was thrown; nothing is shown when there is nothing. */
	error: unknown;
	/** Field errors that have no field on this screen; all of them when left out. */
	loose?: FieldError[];
	action?: ReactNode;
}

/** Why the server refused, in its own sentence, with the rules it named. */
export function ProblemNote({ error, loose, action }: Props) {
	const { t } = useLingui();
	if (!error) return null;
	const problem = asProblem(error);
	if (problem.rules.length > 0) return <RuleNote rules={problem.rules} />;
	const fields = loose ?? problem.errors;
	const detail = problem.unreachable
		? t`The server cannot be reached. What you typed is still here; try again in a moment.`
		: problem.detail || problem.title || t`This did not work.`;
	return (
		<Notice kind="error" title={detail} action={action}>
			{fields.length > 0 && (
				<ul className={css.fields}>
					{fields.map((field) => (
						<li key={field.field + field.says}>{field.says}</li>
					))}
				</ul>
			)}
			{problem.reference && (
				<p>
					{t`Reference`} <code>{problem.reference}</code>
				</p>
			)}
		</Notice>
	);
}
