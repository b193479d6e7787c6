import { useLingui } from "@lingui/react/macro";
import { FieldRow, FieldSet } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";

/** Clauses of the other standards of the agreement that a finding concerns as well; nothing where there is one. */
export function AlsoField({ others }: { others: string[] }) {
	const { t } = useLingui();
	if (others.length === 0) return null;
	return (
		<FieldSet
			title={t`Also concerns`}
			hint={t`In an integrated audit a finding can be traced to every standard and clause (IM-8).`}
		>
			<ListField
				name="also"
				add={t`Add a clause of another standard`}
				remove={(i) => t`Remove clause ${i + 1}`}
				fresh={() => ({ standard: others.length === 1 ? others[0] : undefined })}
			>
				{(path) => (
					<FieldRow>
						<SelectField
							name={[...path, "standard"]}
							label={t`Standard`}
							options={others.map((code) => ({ value: code, label: code }))}
							required
						/>
						<TextField name={[...path, "clause"]} label={t`Clause`} required />
					</FieldRow>
				)}
			</ListField>
		</FieldSet>
	);
}
