import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldRow, Form } from "@/components/Form";
import { ChecksField, SelectField, TextField } from "@/components/fields";
import type { Invite } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useLanguage } from "@/lib/preferences";
import { useSend } from "@/lib/send";
import { useStaffRoles } from "./words";

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
	const submit = async (values: Invite) => {
		await invite(values, key);
		onSent();
	};
	return (
		<Form<Invite> initial={{ locale: language }} onSubmit={submit} submit={t`Send the invitation`}>
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
			{staff && <ChecksField name="roles" label={t`Roles`} options={roles} required />}
		</Form>
	);
}
