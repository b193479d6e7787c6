import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldRow, Form } from "@/components/Form";
import { CheckField, ChecksField, NumberField } from "@/components/fields";
import { estimate, type FeeEnquiry, type FeeEstimate, type StandardEdition } from "@/gen";
import { keepEstimate } from "@/lib/estimate";

interface Props {
	slug: string;
	standards: StandardEdition[];
	onEstimate: (estimate: FeeEstimate | undefined) => void;
}

/** What a stranger tells of an organisation: standard, persons in scope, sites. */
export function EstimateForm({ slug, standards, onEstimate }: Props) {
	const { t } = useLingui();
	const [sites, setSites] = useState(0);
	const chosen = { standards: standards.slice(0, 1).map((s) => s.code) };
	const send = async (enquiry: FeeEnquiry) => {
		const asked = { ...chosen, ...enquiry };
		const { data } = await estimate({ path: { slug }, body: asked });
		keepEstimate(slug, asked);
		onEstimate(data);
	};
	return (
		<Form<FeeEnquiry>
			initial={{ ...chosen, sites: 0 }}
			onChange={(typed) => {
				setSites(typed.sites ?? 0);
				onEstimate(undefined);
			}}
			onSubmit={send}
			submit={t`Estimate`}
		>
			{standards.length > 1 && (
				<ChecksField
					name="standards"
					label={t`Standards`}
					required
					help={t`Several together are audited as one where the systems are one.`}
					options={standards.map((s) => ({ value: s.code, label: s.display }))}
				/>
			)}
			{standards.length === 1 && <p>{standards[0]?.display}</p>}
			<FieldRow>
				<NumberField
					name="persons"
					label={t`Persons in scope at the main place`}
					min={1}
					required
					help={t`Everybody whose work belongs to what is certified, all shifts and contractors included`}
				/>
				<NumberField
					name="sites"
					label={t`Further sites`}
					min={0}
					required
					help={t`Besides the main place`}
				/>
			</FieldRow>
			{sites > 0 && (
				<>
					<NumberField name="persons_each" label={t`Persons in scope at each of them`} min={1} required />
					<CheckField name="alike" label={t`They do much the same work, led from the main place`} />
				</>
			)}
		</Form>
	);
}
