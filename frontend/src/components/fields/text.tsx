import { Input } from "antd";
import css from "../Form.module.css";
import { Field, type FieldProps } from "./Field";

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
