import { InputNumber } from "antd";
import css from "../Form.module.css";
import { Field, type FieldProps } from "./Field";

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
