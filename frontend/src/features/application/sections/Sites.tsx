import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { FieldRow } from "@/components/Form";
import { CheckField, SelectField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { useCountries } from "@/lib/countries";
import { newKey } from "@/lib/http";
import { blank, type SectionFormProps } from "./section";

export function Sites({ application }: SectionFormProps<"sites">) {
	const { t } = useLingui();
	const countries = useCountries();
	const fresh = () => ({
		key: newKey(),
		name: blank,
		address: blank,
		city: blank,
		country: application.organisation.data.country,
		kind: "permanent",
		activities: blank,
		headcount: 0,
		in_scope: 0,
	});
	return (
		<ListField
			name="list"
			add={t`Add a site`}
			remove={(i) => {
				const n = i + 1;
				return t`Remove site ${n}`;
			}}
			title={(i) => {
				const n = i + 1;
				return t`Site ${n}`;
			}}
			fresh={fresh}
		>
			{(path) => (
				<>
					<BilingualField name={[...path, "name"]} label={t`Name of the site`} needs={["en", "zh"]} />
					<BilingualField name={[...path, "address"]} label={t`Address`} needs={["en", "zh"]} />
					<BilingualField name={[...path, "city"]} label={t`City`} needs={["en", "zh"]} />
					<FieldRow>
						<SelectField name={[...path, "country"]} label={t`Country`} options={countries} required />
						<SelectField
							name={[...path, "kind"]}
							label={t`Kind of site`}
							options={[
								{ value: "permanent", label: t`permanent` },
								{ value: "temporary", label: t`temporary` },
								{ value: "virtual", label: t`virtual` },
							]}
							required
						/>
					</FieldRow>
					<BilingualField
						name={[...path, "activities"]}
						label={t`What is done here`}
						needs={["en", "zh"]}
						long
					/>
					<CheckField name={[...path, "central"]} label={t`The central function stands here`} />
				</>
			)}
		</ListField>
	);
}
