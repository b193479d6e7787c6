import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import type { StandardClause, StandardMaterial } from "@/gen";
import { useSay } from "@/lib/text";
import { useNeeds } from "./words";

export function Clauses({ list }: { list: StandardClause[] }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<PlainTable
			label={t`Clauses`}
			head={[{ title: t`Clause` }, { title: t`Title` }]}
			rows={list.map((clause) => ({ key: clause.number, cells: [clause.number, say(clause.title)] }))}
		/>
	);
}

export function Materials({ list }: { list: StandardMaterial[] }) {
	const { t } = useLingui();
	const say = useSay();
	const needs = useNeeds();
	return (
		<Card title={t`What applicants hand in besides what all do`} flush>
			<PlainTable
				label={t`What applicants hand in besides what all do`}
				head={[{ title: t`Material` }, { title: t`Requirement` }, { title: t`Clauses` }]}
				rows={list.map((item, index) => ({
					key: String(index),
					cells: [
						<div key="title">
							{say(item.title)}
							<div className="quiet">{say(item.hint)}</div>
						</div>,
						needs[item.need],
						(item.clauses ?? []).join(", "),
					],
				}))}
			/>
		</Card>
	);
}
