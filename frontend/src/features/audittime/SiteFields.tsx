import { useLingui } from "@lingui/react/macro";
import { FieldSet } from "@/components/Form";
import { CheckField, ChecksField, NumberField, RadioField } from "@/components/fields";
import type { AudittimeSites } from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";

interface Props {
	/** The sites besides the central one, in groups of the same activities. */
	sites: AudittimeSites;
	apart: boolean;
	sampling: boolean;
}

/** Whether the sites count as one place or each by itself, and whether all of them are visited. */
export function SiteFields({ sites, apart, sampling }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = useFormats();
	const conditions = {
		single_system: t`One management system for all sites`,
		central_function: t`A central function with authority, not outsourced`,
		linked: t`The sites are bound to it by law or contract`,
		management_review: t`Central management review`,
		internal_audits: t`Internal audits, controlled centrally and done at every site`,
	};
	return (
		<FieldSet title={t`Sites`}>
			<RadioField
				name="counted"
				label={t`The persons of the sites are counted`}
				options={[
					{ value: "together", label: t`together`, help: t`as at one place: the sites are audited as one` },
					{
						value: "apart",
						label: t`each site by itself`,
						help: t`with days of its own for each site visited`,
					},
				]}
				required
			/>
			{apart && (
				<CheckField
					name={["sites", "sampling"]}
					label={t`Visit a sample of the sites of the same activities`}
				/>
			)}
			{apart && sampling && (
				<ChecksField
					name={["sites", "conditions"]}
					label={t`Seen to hold`}
					help={t`Only then sites may be sampled.`}
					options={Object.entries(conditions).map(([value, label]) => ({ value, label }))}
				/>
			)}
			{apart &&
				(sites.similar_groups ?? []).map((group, index) => {
					const count = number(group.count);
					const persons = number((group.places ?? []).reduce((sum, one) => sum + one.persons, 0));
					return (
						<NumberField
							key={group.name}
							name={["sites", "similar_groups", index, "extra"]}
							label={t`Visited beyond the sample because of their risk: ${say(group.title)}`}
							help={t`${count} sites with ${persons} persons in scope`}
							min={0}
							max={group.count}
						/>
					);
				})}
		</FieldSet>
	);
}
