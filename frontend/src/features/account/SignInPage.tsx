import { useLingui } from "@lingui/react/macro";
import { Card, Row, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { Link } from "@/components/Link";
import { PageHead } from "@/components/PageHead";
import { signIn } from "@/gen/sdk.gen";
import type { SignInInBody } from "@/gen/types.gen";
import { useEntered } from "./useEntered";

/** E-mail and password, for everybody: one account serves all bodies. */
export default function SignInPage() {
	const { t } = useLingui();
	const entered = useEntered();
	const send = async (values: SignInInBody) => {
		await signIn({ body: values });
		await entered();
	};
	return (
		<>
			<PageHead title={t`Sign in`} sub={t`Certification bodies, their auditors and their clients`} />
			<Card>
				<Stack>
					<Form<SignInInBody> onSubmit={send} submit={t`Sign in`}>
						<TextField
							name="email"
							label={t`E-mail`}
							type="email"
							autoComplete="username"
							required
							autoFocus
						/>
						<TextField
							name="password"
							label={t`Password`}
							type="password"
							autoComplete="current-password"
							required
						/>
					</Form>
					<Row>
						<Link to="/forgot">{t`Forgotten your password?`}</Link>
						<Link to="/register">{t`Register your organisation`}</Link>
					</Row>
				</Stack>
			</Card>
		</>
	);
}
