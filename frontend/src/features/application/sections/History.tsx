import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { FieldRow } from "@/components/Form";
import { CheckField, RadioField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { useCertificateStates } from "../words";
import type { SectionFormProps } from "./section";
import { useYesNoOptions } from "./yesno";

export function History({ values }: SectionFormProps<"history">) {
	const { t } = useLingui();
	const states = useCertificateStates();
	return (
		<>
			<RadioField
				name="held"
				label={t`Do you hold, or have you held, certificates of management systems?`}
				options={useYesNoOptions()}
				required
			/>
			{values.held === "yes" && (
				<ListField
					name="certificates"
					add={t`Add a certificate`}
					remove={(i) => {
						const n = i + 1;
						return t`Remove certificate ${n}`;
					}}
					title={(i) => {
						const n = i + 1;
						return t`Certificate ${n}`;
					}}
					fresh={() => ({ standard: "", body: "", status: "" })}
				>
					{(path) => (
						<>
							<FieldRow>
								<TextField name={[...path, "standard"]} label={t`Standard`} required />
								<TextField name={[...path, "body"]} label={t`Certification body`} required />
							</FieldRow>
							<FieldRow>
								<TextField name={[...path, "number"]} label={t`Certificate number`} />
								<DateField name={[...path, "expires_on"]} label={t`Valid until`} />
								<SelectField
									name={[...path, "status"]}
									label={t`Status`}
									options={Object.entries(states).map(([value, label]) => ({ value, label }))}
									required
								/>
							</FieldRow>
							<FieldRow>
								<DateField name={[...path, "suspended_on"]} label={t`Suspended on`} />
								<DateField name={[...path, "withdrawn_on"]} label={t`Withdrawn on`} />
								<DateField name={[...path, "body_lost_on"]} label={t`That body lost its approval on`} />
							</FieldRow>
							<CheckField
								name={[...path, "own_fault"]}
								label={t`Suspended or withdrawn for a reason of our own`}
							/>
						</>
					)}
				</ListField>
			)}
		</>
	);
}
