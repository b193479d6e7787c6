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
			<Radio.Group className={css.choices} disabled={props.disabled} aria-label={named(props.label)}>
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
			<Checks label={props.label} options={props.options} disabled={props.disabled} />
		</Field>
	);
}

interface ChecksProps {
	label: ReactNode;
	options: Option[];
	disabled?: boolean;
	id?: string;
	value?: string[];
	onChange?: (chosen: string[]) => void;
}

/** Takes from the form what a group may have: a group of boxes is not itself required or invalid. */
function Checks({ label, options, disabled, id, value, onChange }: ChecksProps) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: the label of the field is its name already
		<div id={id} role="group" aria-label={named(label)}>
			<Checkbox.Group className={css.choices} disabled={disabled} value={value} onChange={onChange}>
				{options.map((option) => (
					<Checkbox key={option.value} value={option.value} disabled={option.disabled}>
						<OptionWords option={option} />
					</Checkbox>
				))}
			</Checkbox.Group>
		</div>
	);
}

/** The label of a field names its group of choices only where it says so itself. */
function named(label: ReactNode): string | undefined {
	return typeof label === "string" ? label : undefined;
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
