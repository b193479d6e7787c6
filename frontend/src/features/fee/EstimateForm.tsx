import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldRow, Form } from "@/components/Form";
import { CheckField, ChecksField, NumberField } from "@/components/fields";
import { estimate, type FeeEnquiry, type FeeEstimable, type FeeEstimate } from "@/gen";
import { keepEstimate } from "@/lib/estimate";

interface Props {
	slug: string;
	standards: FeeEstimable[];
	onEstimate: (estimate: FeeEstimate | undefined) => void;
}

/** What a stranger tells of an organisation: standard, persons in scope, sites. */
export function EstimateForm({ slug, standards, onEstimate }: Props) {
	const { t } = useLingui();
	const [sites, setSites] = useState(0);
	const countable = standards.filter((s) => !s.by_hand);
	const byHand = standards
		.filter((s) => s.by_hand)
		.map((s) => s.display)
		.join(", ");
	const note = byHand && (
		<p className="quiet">{t`The days of these are set for each case, please ask the body: ${byHand}`}</p>
	);
	const chosen = { standards: countable.slice(0, 1).map((s) => s.code) };
	const send = async (enquiry: FeeEnquiry) => {
		const asked = { ...chosen, ...enquiry };
		const { data } = await estimate({ path: { slug }, body: asked });
		keepEstimate(slug, asked);
		onEstimate(data);
	};
	if (countable.length === 0) return note;
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
			{countable.length > 1 && (
				<ChecksField
					name="standards"
					label={t`Standards`}
					required
					help={t`Several together are audited as one where the systems are one.`}
					options={countable.map((s) => ({ value: s.code, label: s.display }))}
				/>
			)}
			{countable.length === 1 && <p>{countable[0]?.display}</p>}
			{note}
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
