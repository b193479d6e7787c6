import { useLingui } from "@lingui/react/macro";
import { FieldRow } from "@/components/Form";
import { CheckField, RadioField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";

export function Contacts() {
	const { t } = useLingui();
	return (
		<>
			<ListField
				name="people"
				add={t`Add a person`}
				remove={(i) => {
					const n = i + 1;
					return t`Remove person ${n}`;
				}}
				title={(i) => {
					const n = i + 1;
					return t`Person ${n}`;
				}}
				fresh={() => ({ name: "", email: "" })}
			>
				{(path) => (
					<>
						<FieldRow>
							<TextField
								name={[...path, "name"]}
								label={t({ message: "Name", context: "person" })}
								required
								autoComplete="name"
							/>
							<TextField name={[...path, "position"]} label={t`Position`} />
						</FieldRow>
						<FieldRow>
							<TextField name={[...path, "email"]} label={t`E-mail`} type="email" required />
							<TextField name={[...path, "phone"]} label={t`Telephone`} type="tel" />
						</FieldRow>
						<CheckField
							name={[...path, "representative"]}
							label={t`Authorised to apply and to sign for the organisation`}
						/>
					</>
				)}
			</ListField>
			<RadioField
				name="language"
				label={t`Language of letters`}
				options={[
					{ value: "en", label: <span lang="en">English</span> },
					{ value: "zh-CN", label: <span lang="zh-CN">简体中文</span> },
				]}
			/>
		</>
	);
}
