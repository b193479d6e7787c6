import { Form } from "antd";
import type { ReactNode } from "react";
import css from "../Form.module.css";
import type { FieldName } from "../formErrors";

export interface FieldProps {
	/** Where the value stands in what is sent: "email" or ["sites", 0, "name"]. */
	name: string | FieldName;
	label: ReactNode;
	/** A sentence below the field. */
	help?: ReactNode;
	/** Others are marked "(optional)". The server decides; this saves a round trip. */
	required?: boolean;
	disabled?: boolean;
	/** What is sent while the record has nothing here. */
	initially?: string;
}

/** The frame of every field: label above, help and errors below. */
export function Field({
	name,
	label,
	help,
	required,
	initially,
	children,
}: FieldProps & { children: ReactNode }) {
	return (
		<Form.Item
			name={name}
			label={label}
			extra={help}
			required={required}
			initialValue={initially}
			className={css.field}
		>
			{children}
		</Form.Item>
	);
}

/** A value that belongs to what is sent but is not shown, such as the key of an entry. */
export function KeptField({ name, value }: { name: string | FieldName; value?: string }) {
	return (
		<Form.Item name={name} initialValue={value} hidden noStyle>
			<input type="hidden" />
		</Form.Item>
	);
}
