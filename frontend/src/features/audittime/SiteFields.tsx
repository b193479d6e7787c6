import { useLingui } from "@lingui/react/macro";
import { FieldRow, FieldSet } from "@/components/Form";
import {
	CheckField,
	ChecksField,
	NumberField,
	RadioField,
	SelectField,
	TextField,
} from "@/components/fields";
import type { AudittimeSites } from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";
import { type Join, withJoins } from "./joins";
import { type Split, withSplits } from "./splits";

interface Props {
	/** The sites besides the central one, in groups of the same activities. */
	sites: AudittimeSites;
	apart: boolean;
	sampling: boolean;
	/** What was said of each group. */
	joins: Join[];
	/** The sites of each group that stand by themselves. */
	splits: Split[];
}

/** Whether the sites count as one place or each by itself, and whether all of them are visited. */
export function SiteFields({ sites, apart, sampling, joins, splits }: Props) {
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
			{apart && sampling && <Joins sites={sites} joins={joins} />}
			{apart && sampling && <Splits sites={sites} splits={splits} />}
			{apart &&
				((sampling ? withJoins(withSplits(sites, splits), joins) : sites).similar_groups ?? []).map(
					(group) => {
						const index = (sites.similar_groups ?? []).findIndex((one) => one.name === group.name);
						if (index < 0) return null; // a site by itself is visited anyway
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
					},
				)}
		</FieldSet>
	);
}

/** Which groups have the same processes under other words, so that one sample is drawn from them together. */
function Joins({ sites, joins }: Pick<Props, "sites" | "joins">) {
	const { t } = useLingui();
	const say = useSay();
	const groups = sites.similar_groups ?? [];
	if (groups.length < 2) return null;
	return groups.map((group, index) => {
		const title = say(group.title);
		const others = groups.filter((_, i) => i !== index && !joins[i]?.with);
		return (
			<FieldRow key={group.name}>
				<SelectField
					name={["joins", index, "with"]}
					label={t`Sampled together with: ${title}`}
					help={t`Only where the processes are the same and the applicant used other words.`}
					placeholder={t`a group of its own`}
					clear
					disabled={joins.some((one) => one?.with === group.name)}
					options={others.map((one) => ({ value: one.name, label: say(one.title) }))}
				/>
				{joins[index]?.with && <TextField name={["joins", index, "reason"]} label={t`Reason`} required />}
			</FieldRow>
		);
	});
}

/** Which sites have other processes than the group that the applicant described them with: each is visited for itself. */
function Splits({ sites, splits }: Pick<Props, "sites" | "splits">) {
	const { t } = useLingui();
	const say = useSay();
	return (sites.similar_groups ?? []).map((group, index) => {
		const places = group.places ?? [];
		if (places.length < 2) return null;
		const title = say(group.title);
		const chosen = splits[index]?.sites ?? [];
		const last = chosen.length >= places.length - 1;
		return (
			<FieldRow key={group.name}>
				<SelectField
					name={["splits", index, "sites"]}
					label={t`Sites by themselves, out of: ${title}`}
					help={t`Only where their processes are others; at least one site stays in the group.`}
					placeholder={t`none`}
					multiple
					clear
					options={places.map((one, place) => ({
						value: String(place),
						label: say(one.name),
						disabled: last && !chosen.includes(String(place)),
					}))}
				/>
				{chosen.length > 0 && <TextField name={["splits", index, "reason"]} label={t`Reason`} required />}
			</FieldRow>
		);
	});
}
