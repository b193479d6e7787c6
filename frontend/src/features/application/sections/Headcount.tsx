import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { FieldRow } from "@/components/Form";
import { CheckField, NumberField, SelectField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { newKey } from "@/lib/http";
import { useSay } from "@/lib/text";
import { blank, type SectionFormProps } from "./section";

export function Headcount({ application }: SectionFormProps<"headcount">) {
	const { t } = useLingui();
	const say = useSay();
	const sites = application.sites.data.list.map((site) => ({ value: site.key, label: say(site.name) }));
	const fresh = () => ({
		key: newKey(),
		site: sites[0]?.value ?? "",
		activity: blank,
		total: 0,
		in_scope: 0,
		minutes_a_day: 480,
		shifts_per_day: 1,
	});
	return (
		<>
			<NumberField
				name="company"
				label={t`Persons in the whole organisation`}
				min={0}
				unit={t`persons`}
				required
			/>
			<ListField
				name="groups"
				add={t`Add persons of a site`}
				remove={(i) => {
					const n = i + 1;
					return t`Remove group ${n}`;
				}}
				title={(i) => {
					const n = i + 1;
					return t`Group ${n}`;
				}}
				fresh={fresh}
			>
				{(path) => (
					<>
						<SelectField name={[...path, "site"]} label={t`Site`} options={sites} required />
						<BilingualField name={[...path, "activity"]} label={t`What they do`} needs={["en", "zh"]} />
						<FieldRow>
							<NumberField name={[...path, "total"]} label={t`Persons there`} min={0} required />
							<NumberField
								name={[...path, "in_scope"]}
								label={t`Of them within the scope`}
								min={0}
								required
							/>
						</FieldRow>
						<FieldRow>
							<NumberField
								name={[...path, "minutes_a_day"]}
								label={t`Working time of one person a day`}
								help={t`480 minutes are eight hours`}
								unit={t`minutes`}
								min={0}
								max={1440}
								step={30}
								required
							/>
							<NumberField name={[...path, "shifts_per_day"]} label={t`Shifts a day`} min={0} max={6} />
						</FieldRow>
						<CheckField
							name={[...path, "repetitive"]}
							label={t`All do the same, simple and directed work`}
							help={t`Such groups may count with fewer persons`}
						/>
					</>
				)}
			</ListField>
		</>
	);
}
