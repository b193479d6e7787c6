import { useLingui } from "@lingui/react/macro";
import type { BrokenRule } from "@/lib/problem";
import { WarningIcon } from "./icons";
import css from "./Notice.module.css";

interface Props {
	rules: BrokenRule[];
	warning?: boolean;
	/** What the rules have in common, where nothing has been tried yet. */
	title?: string;
}

/** The rules that stopped something: what each says, its id, and the clause it comes from. */
export function RuleNote({ rules, warning, title }: Props) {
	const { t } = useLingui();
	if (rules.length === 0) return null;
	return (
		<div className={`${css.notice} ${warning ? css.warning : css.error}`} role={warning ? "note" : "alert"}>
			<WarningIcon className={css.icon} aria-hidden />
			<div>
				<p className={css.title}>
					{title ?? (warning ? t`Rules to keep in mind` : t`A rule does not allow this`)}
				</p>
				<ul className={css.rules}>
					{rules.map((rule) => (
						<li key={rule.id + rule.says}>
							{rule.says}
							<span className={css.source} translate="no">
								{[rule.id, rule.source, rule.clause].filter(Boolean).join(" · ")}
							</span>
						</li>
					))}
				</ul>
			</div>
		</div>
	);
}
