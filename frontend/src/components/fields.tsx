import { Checkbox, Form, Input, InputNumber, Radio, Select } from "antd";
import type { ReactNode } from "react";
import css from "./Form.module.css";
import type { FieldName } from "./formErrors";

export interface FieldProps {
	/** Where the value stands in what is sent: "email" or ["sites", 0, "name"]. */
	name: string | FieldName;
	label: ReactNode;
	/** A sentence below the field. */
	help?: ReactNode;
	/** Others are marked "(optional)". The server decides; this saves a round trip. */
	required?: boolean;
	disabled?: boolean;
}

export interface Option {
	value: string;
	label: ReactNode;
	/** A second line below the label. */
	help?: ReactNode;
	disabled?: boolean;
}

/** The frame of every field: label above, help and errors below. */
export function Field({ name, label, help, required, children }: FieldProps & { children: ReactNode }) {
	return (
		<Form.Item name={name} label={label} extra={help} required={required} className={css.field}>
			{children}
		</Form.Item>
	);
}

interface TextProps extends FieldProps {
	type?: "text" | "email" | "password" | "tel" | "url";
	autoComplete?: string;
	placeholder?: string;
	maxLength?: number;
	/** The language that is written here, for spelling and fonts. */
	lang?: "en" | "zh-CN";
	autoFocus?: boolean;
}

export function TextField(props: TextProps) {
	const { type = "text", autoComplete, placeholder, maxLength, lang, autoFocus, disabled } = props;
	const input = { autoComplete, placeholder, maxLength, lang, autoFocus, disabled };
	return (
		<Field {...props}>
			{type === "password" ? <Input.Password {...input} /> : <Input type={type} {...input} />}
		</Field>
	);
}

export function TextAreaField(props: TextProps & { rows?: number }) {
	const { rows = 3, placeholder, maxLength, lang, disabled } = props;
	return (
		<Field {...props}>
			<Input.TextArea
				// Grows by CSS: antd's own way measures with inline styles, which the content policy forbids.
				className={css.area}
				rows={rows}
				placeholder={placeholder}
				maxLength={maxLength}
				lang={lang}
				disabled={disabled}
			/>
		</Field>
	);
}

interface NumberProps extends FieldProps {
	min?: number;
	max?: number;
	step?: number;
	/** Digits after the point; 0 for counts. */
	digits?: number;
	/** Said after the number: "persons", "days", "CNY". */
	unit?: string;
}

export function NumberField(props: NumberProps) {
	const { min, max, step, digits = 0, unit, disabled } = props;
	return (
		<Field {...props}>
			<InputNumber
				className={css.number}
				min={min}
				max={max}
				step={step}
				precision={digits}
				suffix={unit}
				disabled={disabled}
				inputMode={digits > 0 ? "decimal" : "numeric"}
			/>
		</Field>
	);
}

interface SelectProps extends FieldProps {
	options: { value: string; label: string }[];
	multiple?: boolean;
	placeholder?: string;
	/** May be left empty again. */
	clear?: boolean;
}

export function SelectField(props: SelectProps) {
	const { options, multiple, placeholder, clear, disabled } = props;
	return (
		<Field {...props}>
			<Select
				options={options}
				mode={multiple ? "multiple" : undefined}
				placeholder={placeholder}
				allowClear={clear}
				disabled={disabled}
				showSearch={options.length > 8 ? { optionFilterProp: "label" } : false}
			/>
		</Field>
	);
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

/** A value that belongs to what is sent but is not shown, such as the key of an entry. */
export function KeptField({ name }: { name: string | FieldName }) {
	return (
		<Form.Item name={name} hidden noStyle>
			<input type="hidden" />
		</Form.Item>
	);
}
