import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useLanguage } from "@/lib/preferences";
import css from "./Form.module.css";
import { Field, type FieldProps } from "./fields";

interface PickProps {
	value?: string;
	onChange?: (value: string | undefined) => void;
	id?: string;
	min?: string;
	max?: string;
	disabled?: boolean;
}

/** A calendar day as "2026-11-23", typed or picked. */
function Pick({ value, onChange, id, min, max, disabled }: PickProps) {
	const chinese = useLanguage() === "zh-CN";
	return (
		<DatePicker
			id={id}
			className={css.date}
			value={value ? dayjs(value) : null}
			onChange={(day: Dayjs | null) => onChange?.(day ? day.format("YYYY-MM-DD") : undefined)}
			// Written as people here write dates; plain digits can be typed in both.
			format={
				chinese
					? ["YYYY-MM-DD", "YYYYMMDD", "YYYY年M月D日"]
					: ["D MMM YYYY", "YYYY-MM-DD", "D/M/YYYY", "DDMMYYYY"]
			}
			minDate={min ? dayjs(min) : undefined}
			maxDate={max ? dayjs(max) : undefined}
			disabled={disabled}
			showToday={false}
			// Enter takes the day that was typed; it does not send the form around it.
			onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
		/>
	);
}

export function DateField(props: FieldProps & { min?: string; max?: string }) {
	return (
		<Field {...props}>
			<Pick min={props.min} max={props.max} disabled={props.disabled} />
		</Field>
	);
}
