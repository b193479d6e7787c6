import { Form } from "antd";
import type { ReactNode } from "react";
import { Button } from "./Button";
import css from "./Form.module.css";
import type { FieldName } from "./formErrors";
import { DeleteIcon, PlusIcon } from "./icons";

interface Props {
	name: string | FieldName;
	/** The heads of the columns; the labels of the fields are only spoken. */
	head: string[];
	/** The fields of one row, one for each head; prefix every name with the path given. */
	children: (path: FieldName) => ReactNode;
	add: string;
	remove: (index: number) => string;
	fresh?: () => object;
}

/** Short entries that repeat, as a table of fields: bands of a price, for instance. */
export function RowsField({ name, head, children, add, remove, fresh }: Props) {
	return (
		<Form.List name={name}>
			{(entries, list, { errors }) => (
				<div className={css.rows}>
					<div aria-hidden className={css.rowsHead}>
						{head.map((title) => (
							<span key={title}>{title}</span>
						))}
					</div>
					{entries.map((entry, index) => (
						<fieldset key={entry.key} className={css.rowsEntry}>
							{children([entry.name])}
							<Button
								kind="text"
								icon={<DeleteIcon />}
								label={remove(index)}
								onClick={() => list.remove(entry.name)}
							/>
						</fieldset>
					))}
					<Form.ErrorList errors={errors} />
					<Button icon={<PlusIcon />} onClick={() => list.add(fresh?.() ?? {})}>
						{add}
					</Button>
				</div>
			)}
		</Form.List>
	);
}
