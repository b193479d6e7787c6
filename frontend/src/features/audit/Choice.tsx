import css from "./audit.module.css";

interface Props {
	label: string;
	value: string;
	options: { value: string; label: string }[];
	onChoose: (value: string) => void;
	disabled?: boolean;
}

/** One of a few answers as large buttons, to be pressed with a thumb; a second press takes it back. */
export function Choice({ label, value, options, onChoose, disabled }: Props) {
	return (
		<fieldset className={css.choices}>
			<legend className="screen-reader">{label}</legend>
			{options.map((option) => (
				<button
					key={option.value}
					type="button"
					aria-pressed={value === option.value}
					disabled={disabled}
					onClick={() => onChoose(value === option.value ? "" : option.value)}
				>
					{option.label}
				</button>
			))}
		</fieldset>
	);
}
