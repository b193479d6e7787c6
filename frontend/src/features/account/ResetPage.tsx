import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { resetPassword } from "@/gen/sdk.gen";

/** Where the link of a forgotten password leads. */
export default function ResetPage() {
	const { t } = useLingui();
	const search: Record<string, unknown> = useSearch({ strict: false });
	const [done, setDone] = useState(false);
	const send = async ({ password }: { password: string }) => {
		await resetPassword({ body: { token: typeof search.token === "string" ? search.token : "", password } });
		setDone(true);
	};
	return (
		<>
			<PageHead title={t`Set a new password`} back={{ to: "/sign-in", label: t`Sign in` }} />
			<Card>
				{done ? (
					<Notice
						kind="good"
						title={t`Your new password is set. You were signed out everywhere.`}
						action={<Button kind="primary" to="/sign-in">{t`Sign in`}</Button>}
					/>
				) : (
					<Form<{ password: string }> onSubmit={send} submit={t`Set the password`}>
						<TextField
							name="password"
							label={t`New password`}
							type="password"
							autoComplete="new-password"
							help={t`At least 12 characters; a short sentence is good`}
							required
							autoFocus
						/>
					</Form>
				)}
			</Card>
		</>
	);
}
