import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { RadioField, TextField } from "@/components/fields";
import type { SectionFormProps } from "./section";
import { useYesNoOptions } from "./yesno";

export function Consultancy({ values }: SectionFormProps<"consultancy">) {
	const { t } = useLingui();
	const yesNo = useYesNoOptions();
	return (
		<>
			<RadioField
				name="received"
				label={t`Did anybody outside help to build the management system?`}
				options={[...yesNo, { value: "unknown", label: t`I do not know yet` }]}
				required
			/>
			{values.received === "yes" && (
				<>
					<TextField name="by" label={t`Who helped: organisation or person`} required />
					<RadioField
						name="by_body"
						label={t`Was it this certification body or one related to it?`}
						options={yesNo}
						required
					/>
					<DateField name="ended_on" label={t`The help ended on`} />
				</>
			)}
			<RadioField
				name="internal_audits"
				label={t`Did this certification body do internal audits for you?`}
				options={yesNo}
				required
			/>
			{values.internal_audits === "yes" && (
				<DateField name="internal_ended_on" label={t`The internal audits ended on`} required />
			)}
		</>
	);
}
