import { useLingui } from "@lingui/react/macro";
import { FieldRow } from "./Form";
import { type FieldProps, TextAreaField, TextField } from "./fields";

interface Props extends Omit<FieldProps, "label"> {
	label: string;
	/** Several lines, such as the scope of a certificate. */
	long?: boolean;
	/** Which languages must be there; the other is optional. */
	needs?: ("en" | "zh")[];
}

/** One text in English and in Chinese, beside each other. The value is {en, zh}, each empty at worst. */
export function BilingualField({ name, label, help, needs = [], long, disabled }: Props) {
	const { t } = useLingui();
	const path = Array.isArray(name) ? name : [name];
	const Part = long ? TextAreaField : TextField;
	return (
		<FieldRow>
			<Part
				name={[...path, "en"]}
				label={t`${label}, in English`}
				lang="en"
				required={needs.includes("en")}
				help={help}
				initially=""
				disabled={disabled}
			/>
			<Part
				name={[...path, "zh"]}
				label={t`${label}, in Chinese`}
				lang="zh-CN"
				required={needs.includes("zh")}
				initially=""
				disabled={disabled}
			/>
		</FieldRow>
	);
}
