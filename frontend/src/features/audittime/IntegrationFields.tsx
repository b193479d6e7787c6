import { useLingui } from "@lingui/react/macro";
import { FieldSet } from "@/components/Form";
import { ChecksField, NumberField } from "@/components/fields";
import { ListField } from "@/components/ListField";

/** How far the systems of several standards are one, and how many of them each auditor of the team audits. */
export function IntegrationFields({ standards }: { standards: number }) {
	const { t } = useLingui();
	const markers = {
		documents: t`One set of documents`,
		review: t`One management review`,
		internal_audits: t`Integrated internal audits`,
		policy: t`One policy with its objectives`,
		processes: t`Integrated processes`,
		improvement: t`One way of improving`,
		responsibilities: t`Management support and responsibilities for all`,
	};
	return (
		<FieldSet
			title={t`Integration`}
			hint={t`What was seen of the client's system, and the team that is foreseen. Both together lower the days by 20 % at most; without auditors nothing is taken off.`}
		>
			<ChecksField
				name={["integration", "markers"]}
				label={t`The systems are one in`}
				help={t`At first, what the applicant says: confirm or change it.`}
				options={Object.entries(markers).map(([value, label]) => ({ value, label }))}
			/>
			<ListField
				name={["integration", "team"]}
				add={t`Add an auditor`}
				remove={(i) => t`Remove auditor ${i + 1}`}
				title={(i) => t`Auditor ${i + 1}`}
				fresh={() => standards}
			>
				{(path) => (
					<NumberField
						name={path}
						label={t`Of these standards the auditor audits`}
						min={1}
						max={standards}
						required
					/>
				)}
			</ListField>
		</FieldSet>
	);
}
