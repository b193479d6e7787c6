import { Form } from "antd";
import type { ReactNode } from "react";
import { Button } from "./Button";
import css from "./Form.module.css";
import type { FieldName } from "./formErrors";
import { DeleteIcon, PlusIcon } from "./icons";

interface Props {
	name: string | FieldName;
	/** Draws one entry; prefix every field's name with the path given. */
	children: (path: FieldName, index: number) => ReactNode;
	/** The words on the buttons: "Add a site", "Remove site 2". */
	add: string;
	remove: (index: number) => string;
	/** What a new entry starts with. */
	fresh?: () => unknown;
	title?: (index: number) => string;
	/** So many stay at least. */
	min?: number;
	disabled?: boolean;
}

/** Entries that repeat: sites, contacts, headcounts. */
export function ListField({ name, children, add, remove, fresh, title, min = 0, disabled }: Props) {
	return (
		<Form.List name={name}>
			{(entries, list, { errors }) => (
				<div className={css.entries}>
					{entries.map((entry, index) => (
						<section key={entry.key} className={css.entry} aria-label={title?.(index)}>
							<header>
								<h3>{title?.(index)}</h3>
								{!disabled && entries.length > min && (
									<Button
										kind="text"
										icon={<DeleteIcon />}
										label={remove(index)}
										onClick={() => list.remove(entry.name)}
									/>
								)}
							</header>
							<div className={css.fields}>{children([entry.name], index)}</div>
						</section>
					))}
					<Form.ErrorList errors={errors} />
					{!disabled && (
						<Button icon={<PlusIcon />} onClick={() => list.add(fresh?.() ?? {})}>
							{add}
						</Button>
					)}
				</div>
			)}
		</Form.List>
	);
}
