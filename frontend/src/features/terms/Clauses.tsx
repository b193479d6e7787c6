import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import type { ContractClause, ContractDuty } from "@/gen";
import { useSay } from "@/lib/text";
import css from "./terms.module.css";

interface Props {
	clauses: ContractClause[];
	duties: ContractDuty[];
	open?: boolean;
}

/** Clauses to read in the reader's language, each with the duties that it carries. */
export function Clauses({ clauses, duties, open }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const named = (ids: string[]) => duties.filter((d) => ids.includes(d.id)).map((d) => say(d.says));
	return (
		<details open={open}>
			<summary className={css.summary}>
				{t`${plural(clauses.length, { one: "Read # clause", other: "Read # clauses" })}`}
			</summary>
			<Stack>
				{clauses.map((clause, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: an edition never changes
					<section key={index}>
						<h3>{`${index + 1}. ${say(clause.heading)}`}</h3>
						<p className={css.text}>{say(clause.text)}</p>
						{clause.duties.length > 0 && (
							<p className="quiet">
								{t`Covers:`} {named(clause.duties).join("; ")}
							</p>
						)}
					</section>
				))}
			</Stack>
		</details>
	);
}
