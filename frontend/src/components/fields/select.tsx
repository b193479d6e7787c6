import { Select } from "antd";
import { Field, type FieldProps } from "./Field";

interface SelectProps extends FieldProps {
	options: { value: string; label: string; disabled?: boolean }[];
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
