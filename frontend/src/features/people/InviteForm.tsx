import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldRow, Form } from "@/components/Form";
import { ChecksField, RadioField, SelectField, TextField } from "@/components/fields";
import type { Invite } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useLanguage } from "@/lib/preferences";
import { useSend } from "@/lib/send";
import { choices, useClientRoles, useStaffRoles } from "./words";

interface Props {
	/** A person of the body, who gets roles; otherwise a colleague of a client. */
	staff?: boolean;
	send: (values: Invite, key: string) => Promise<unknown>;
	onSent: () => void;
}

/** Who is invited, and as what; the link goes out by mail. */
export function InviteForm({ staff, send, onSent }: Props) {
	const { t } = useLingui();
	const language = useLanguage();
	const roles = useStaffRoles();
	const [key] = useState(newKey);
	const invite = useSend(send);
	const asked = useClientRoles();
	const submit = async ({ as, ...values }: Invite & { as?: string }) => {
		await invite(as ? { ...values, roles: [as] } : values, key);
		onSent();
	};
	return (
		<Form<Invite & { as?: string }>
			initial={{ locale: language, as: staff ? undefined : "applicant" }}
			onSubmit={submit}
			submit={t`Send the invitation`}
		>
			<TextField name="name" label={t({ message: "Name", context: "person" })} required autoFocus />
			<FieldRow>
				<TextField name="email" label={t`E-mail`} type="email" required />
				<SelectField
					name="locale"
					label={t`Language`}
					options={[
						{ value: "en", label: "English" },
						{ value: "zh-CN", label: "简体中文" },
					]}
					required
				/>
			</FieldRow>
			{!staff && (
				<RadioField
					name="as"
					label={t`As what?`}
					help={t`A consultant works on the application and on answers to findings, visible to the certification body. What binds you, you do yourselves.`}
					options={choices(asked)}
					required
				/>
			)}
			{staff && <ChecksField name="roles" label={t`Roles`} options={roles} required />}
		</Form>
	);
}
