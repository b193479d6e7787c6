import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { forgetPassword } from "@/gen/sdk.gen";
import type { ForgetPasswordInBody } from "@/gen/types.gen";

/** Asks for a link by mail; the answer is the same whether the address has an account. */
export default function ForgotPage() {
	const { t } = useLingui();
	const [sentTo, setSentTo] = useState<string>();
	const send = async (values: ForgetPasswordInBody) => {
		await forgetPassword({ body: values });
		setSentTo(values.email);
	};
	return (
		<>
			<PageHead title={t`Set a new password`} back={{ to: "/sign-in", label: t`Sign in` }} />
			<Card>
				{sentTo ? (
					<Notice kind="good" title={t`If ${sentTo} has an account, a link is on its way.`}>
						<p>{t`It is good for an hour. Where the deployment sends no mail, an administrator of your certification body can read it to you.`}</p>
					</Notice>
				) : (
					<Form<ForgetPasswordInBody> onSubmit={send} submit={t`Send a link`}>
						<TextField
							name="email"
							label={t`E-mail`}
							type="email"
							autoComplete="username"
							required
							autoFocus
						/>
					</Form>
				)}
			</Card>
		</>
	);
}
