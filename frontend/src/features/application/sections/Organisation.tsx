import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { DateField } from "@/components/DateField";
import { FieldRow } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { useCountries } from "@/lib/countries";
import type { SectionFormProps } from "./section";

export function Organisation({ values }: SectionFormProps<"organisation">) {
	const { t } = useLingui();
	const countries = useCountries();
	return (
		<>
			<BilingualField name="name" label={t`Legal name`} needs={["en", "zh"]} />
			<FieldRow>
				<SelectField name="country" label={t`Country of registration`} options={countries} required />
				{values.country === "CN" ? (
					<TextField
						name="credit_code"
						label={t`Unified social credit code`}
						help={t`18 characters, as on the business licence; the last one checks the others`}
						maxLength={30}
						required
					/>
				) : (
					<TextField
						name="registration_number"
						label={t`Registration number`}
						help={t`In the register of the country`}
						required
					/>
				)}
			</FieldRow>
			<DateField
				name="legal_until"
				label={t`The legal document is valid until`}
				help={t`Business licence or other proof of registration; leave empty where it is unlimited`}
			/>
			<BilingualField name="address" label={t`Registered address`} needs={["en", "zh"]} />
			<BilingualField name="city" label={t`City`} needs={["en", "zh"]} />
			<TextField name="website" label={t`Website`} type="url" />
		</>
	);
}
