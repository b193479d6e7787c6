import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { Form } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import type { RegisterColumn, ReportColumnsView } from "@/gen/types.gen";
import { useAct } from "@/lib/send";
import { useSay } from "@/lib/text";
import { layoutOf, useReplace } from "./layout";

export function ColumnList({ view, onOpen }: { view: ReportColumnsView; onOpen: (index: number) => void }) {
	const { t } = useLingui();
	const say = useSay();
	const holds = (column: RegisterColumn) => {
		const { fixed } = column;
		const field = view.fields.find((one) => one.key === column.field);
		if (!field) return fixed ? t`always “${fixed}”` : t`always empty`;
		return say(field.title);
	};
	return (
		<PlainTable
			label={t`Columns`}
			head={[
				{ title: t`Position in the file`, end: true },
				{ title: t`Heading of the column` },
				{ title: t`Holds` },
				{ title: t`Item of the older list`, end: true },
			]}
			rows={view.columns.map((column, index) => ({
				key: column.heading,
				cells: [
					index + 1,
					<Button key="heading" kind="link" size="small" onClick={() => onOpen(index)}>
						{column.heading}
					</Button>,
					holds(column),
					view.fields.find((one) => one.key === column.field)?.item ?? "–",
				],
			}))}
		/>
	);
}

interface Values {
	/** Under its place in the list, as the API names what is wrong with it. */
	columns: Record<number, Partial<RegisterColumn>>;
	place: number;
}

export function OneColumn({
	view,
	index,
	onDone,
}: {
	view: ReportColumnsView;
	index: number;
	onDone: () => void;
}) {
	const { t } = useLingui();
	const say = useSay();
	const replace = useReplace(view);
	const was = view.columns[index];
	const others = view.columns.filter((_, i) => i !== index);
	const remove = useAct(() => replace({ ...layoutOf(view), columns: others }), onDone);
	const [initial] = useState<Values>(() => ({ columns: { [index]: was ?? {} }, place: index + 1 }));
	return (
		<Form<Values>
			initial={initial}
			onSubmit={async ({ columns, place }) => {
				const { heading, field, fixed } = columns[index] ?? {};
				const typed = { heading: heading ?? "", field: field ?? "", fixed: fixed ?? "" };
				await replace({ ...layoutOf(view), columns: others.toSpliced((place || 1) - 1, 0, typed) });
				onDone();
			}}
			submit={was ? t`Save` : t`Add`}
			aside={
				was && <Button kind="danger" busy={remove.busy} onClick={remove.run}>{t`Remove the column`}</Button>
			}
		>
			{remove.error !== undefined && <ProblemNote error={remove.error} />}
			<TextField
				name={["columns", index, "heading"]}
				label={t`Heading of the column`}
				required
				maxLength={100}
			/>
			<SelectField
				name={["columns", index, "field"]}
				label={t`Holds`}
				help={t`Without it the column has the same text in every row.`}
				clear
				options={view.fields.map((field) => ({ value: field.key, label: say(field.title) }))}
			/>
			<TextField
				name={["columns", index, "fixed"]}
				label={t`Text in every row`}
				help={t`For a column that the platform wants and nothing here fills, for instance “/”.`}
				maxLength={200}
			/>
			<Row>
				<NumberField name="place" label={t`Position in the file`} min={1} max={others.length + 1} required />
			</Row>
		</Form>
	);
}
