import { Checkbox, Form, Radio } from "antd";
import type { ReactNode } from "react";
import css from "../Form.module.css";
import { Field, type FieldProps } from "./Field";

export interface Option {
	value: string;
	label: ReactNode;
	/** A second line below the label. */
	help?: ReactNode;
	disabled?: boolean;
}

export function RadioField(props: FieldProps & { options: Option[] }) {
	return (
		<Field {...props}>
			<Radio.Group className={css.choices} disabled={props.disabled}>
				{props.options.map((option) => (
					<Radio key={option.value} value={option.value} disabled={option.disabled}>
						<OptionWords option={option} />
					</Radio>
				))}
			</Radio.Group>
		</Field>
	);
}

/** Any number of a few choices; the value is the list of those chosen. */
export function ChecksField(props: FieldProps & { options: Option[] }) {
	return (
		<Field {...props}>
			<Checkbox.Group className={css.choices} disabled={props.disabled}>
				{props.options.map((option) => (
					<Checkbox key={option.value} value={option.value} disabled={option.disabled}>
						<OptionWords option={option} />
					</Checkbox>
				))}
			</Checkbox.Group>
		</Field>
	);
}

function OptionWords({ option }: { option: Option }) {
	return (
		<>
			{option.label}
			{option.help && <span className={css.optionHelp}>{option.help}</span>}
		</>
	);
}

/** One statement that is true or not. */
export function CheckField({ name, label, help, disabled }: FieldProps) {
	return (
		<Form.Item name={name} valuePropName="checked" extra={help} className={css.field}>
			<Checkbox disabled={disabled}>{label}</Checkbox>
		</Form.Item>
	);
}
