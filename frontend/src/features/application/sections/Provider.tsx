import { useLingui } from "@lingui/react/macro";
import { RadioField, TextAreaField, TextField } from "@/components/fields";
import { managesServices, useProviderKinds } from "../words";
import type { SectionFormProps } from "./section";
import { useYesNoOptions } from "./yesno";

export function Provider({ values, application }: SectionFormProps<"provider">) {
	const { t } = useLingui();
	const kinds = useProviderKinds();
	return (
		<>
			{managesServices(application) && (
				<RadioField
					name="kind"
					label={t`What kind of service provider are you?`}
					options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
					required
				/>
			)}
			{values.kind === "other" && <TextField name="other" label={t`Which kind?`} required />}
			<TextAreaField
				name="obligations"
				label={t`Laws, permits and contracts of special weight for your business`}
			/>
			<TextAreaField name="outsourced" label={t`Processes that other organisations operate for you`} />
			<RadioField
				name="certification_body"
				label={t`Do you certify management systems yourselves?`}
				options={useYesNoOptions()}
				required
			/>
		</>
	);
}
