import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { DateField } from "@/components/DateField";
import { FieldRow } from "@/components/Form";
import { CheckField, SelectField, TextField } from "@/components/fields";
import type { FieldName } from "@/components/formErrors";
import { PictureField } from "./PictureField";

interface Props {
	path: FieldName;
	standards: { value: string; label: string }[];
}

/** One mark: whose it is, and what its owner permits. */
export function MarkFields({ path, standards }: Props) {
	const { t } = useLingui();
	return (
		<>
			<FieldRow>
				<TextField name={[...path, "owner"]} label={t`Owner of the mark`} maxLength={80} required />
				<TextField
					name={[...path, "number"]}
					label={t`Number`}
					maxLength={40}
					help={t`Of the licence or accreditation; it stands below the mark.`}
				/>
			</FieldRow>
			<PictureField name={[...path, "picture"]} label={t`Picture of the mark`} required />
			<SelectField
				name={[...path, "standards"]}
				label={t`May be used with`}
				options={standards}
				multiple
				required
			/>
			<FieldRow>
				<DateField name={[...path, "from"]} label={t`Permitted from`} />
				<DateField name={[...path, "to"]} label={t`Permitted until`} />
			</FieldRow>
			<CheckField
				name={[...path, "accreditation"]}
				label={t`It is the mark of an accreditation body`}
				help={t`It is left off certificates on which the accreditation may not be named.`}
			/>
			<BilingualField
				name={[...path, "use"]}
				label={t`Rules of its use`}
				help={t`Clients receive them with the mark.`}
				needs={["en", "zh"]}
				long
			/>
		</>
	);
}
