import { Select } from "antd";
import { Field, type FieldProps } from "./Field";

interface SelectProps extends FieldProps {
	options: { value: string; label: string; disabled?: boolean }[];
	multiple?: boolean;
	placeholder?: string;
	/** May be left empty again. */
	clear?: boolean;
	/** Asks for other options as somebody types; without it what is there is searched. */
	onSearch?: (typed: string) => void;
}

export function SelectField(props: SelectProps) {
	const { options, multiple, placeholder, clear, disabled, onSearch } = props;
	const searched = options.length > 8 ? { optionFilterProp: "label" } : false;
	return (
		<Field {...props}>
			<Select
				options={options}
				mode={multiple ? "multiple" : undefined}
				placeholder={placeholder}
				allowClear={clear}
				disabled={disabled}
				showSearch={onSearch ? { filterOption: false, onSearch } : searched}
			/>
		</Field>
	);
}
