import { useLingui } from "@lingui/react/macro";
import { FieldRow, FieldSet } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import type { AudittimeScores, StandardChoice } from "@/gen";
import { useRiskNames } from "@/lib/risks";
import { useSay } from "@/lib/text";

interface Props {
	choice: StandardChoice;
	index: number;
	/** There are others: the code says which one this is. */
	named: boolean;
}

/** What the reviewer says of one standard: its category, factors with their reasons, scores where it has them. */
export function StandardFields({ choice, index, named }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const risks = useRiskNames();
	const name = ["standards", index];
	const caps = t`Increases are positive, reductions negative. Together they lower the days by 30 % at most.`;
	const words: Record<string, string> = { ...risks, special: t`special: days are entered and approved` };
	const proposed = words[choice.proposed ?? ""];
	const sector = say(choice.sector);
	return (
		<FieldSet title={named ? choice.code : t`Factors`} hint={named ? `${say(choice.method)}. ${caps}` : caps}>
			{choice.categories.length > 1 && (
				<FieldRow>
					<SelectField
						name={[...name, "category"]}
						label={t`Complexity or risk`}
						help={choice.proposed && t`Proposed: ${proposed}, by the sector ${sector}`}
						options={choice.categories.map((value) => ({ value, label: words[value] ?? value }))}
						required
					/>
					<TextField
						name={[...name, "because"]}
						label={t`Why this category`}
						help={choice.proposed && t`Needed where another is proposed`}
					/>
				</FieldRow>
			)}
			<ListField
				name={[...name, "factors"]}
				add={t`Add a factor`}
				remove={(i) => t`Remove factor ${i + 1}`}
				title={(i) => t`Factor ${i + 1}`}
			>
				{(path) => (
					<FieldRow>
						<TextField name={[...path, "code"]} label={t`Factor`} required />
						<NumberField
							name={[...path, "percent"]}
							label={t`Change in per cent`}
							unit="%"
							digits={1}
							required
						/>
						<TextField name={[...path, "reason"]} label={t`Reason`} required />
					</FieldRow>
				)}
			</ListField>
			{choice.scored && <Scores name={[...name, "scores"]} />}
			<SetDays name={[...name, "set_days"]} />
		</FieldSet>
	);
}

/** Days in the place of what the method gives, where its table ends or the case asks for it. */
function SetDays({ name }: { name: (string | number)[] }) {
	const { t } = useLingui();
	return (
		<FieldRow>
			<NumberField
				name={[...name, "days"]}
				label={t`Days set by you`}
				help={t`Only where the table ends or the case asks for other days, central place and sites together. A second person endorses them.`}
				min={0.5}
				step={0.5}
				digits={1}
			/>
			<TextField name={[...name, "reason"]} label={t`Why these days`} />
		</FieldRow>
	);
}

function Scores({ name }: { name: (string | number)[] }) {
	const { t } = useLingui();
	const labels: Record<keyof AudittimeScores, string> = {
		business: t`Kind of business and its regulation`,
		process: t`Processes and tasks`,
		maturity: t`Maturity of the system, 1 is mature`,
		technology: t`IT infrastructure`,
		outsourcing: t`Dependence on suppliers`,
		development: t`Development of systems`,
	};
	return (
		<>
			<p className="quiet">{t`Scores from 1 to 3 say between which limits the factors together may be. All six, or none.`}</p>
			<FieldRow>
				{Object.entries(labels).map(([key, label]) => (
					<NumberField key={key} name={[...name, key]} label={label} min={1} max={3} />
				))}
			</FieldRow>
		</>
	);
}
