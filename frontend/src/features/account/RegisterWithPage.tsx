import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { getPublicBodyOptions, getPublicPricesOptions } from "@/gen/@tanstack/react-query.gen";
import { register } from "@/gen/sdk.gen";
import type { Registration } from "@/gen/types.gen";
import { useCountries } from "@/lib/countries";
import { useLanguage } from "@/lib/preferences";
import { useParam } from "@/lib/route";
import { useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { NewAccount } from "./NewAccount";
import { useEntered } from "./useEntered";

/** An organisation registers itself with a body, and the person gets an account where there is none. */
export default function RegisterWithPage() {
	const { t } = useLingui();
	const slug = useParam("body");
	const say = useSay();
	const session = useSession();
	const query = useQuery(getPublicBodyOptions({ path: { slug } }));
	return (
		<Loaded query={query}>
			{(body) => {
				const name = say(body.name);
				const email = session?.identity.email;
				return (
					<>
						<PageHead
							title={t`Register with ${name}`}
							sub={t`Then you apply for certification, step by step and in any order`}
							back={{ to: "/register", label: t`All certification bodies` }}
						/>
						<Card>
							<Stack>
								{session && (
									<Notice kind="info" title={t`You register as ${email}, with which you are signed in.`} />
								)}
								<Prices slug={slug} />
								<RegistrationForm slug={slug} account={!session} />
							</Stack>
						</Card>
					</>
				);
			}}
		</Loaded>
	);
}

/** The way to an estimate, and to the prices where the body shows them to everybody. */
function Prices({ slug }: { slug: string }) {
	const { t } = useLingui();
	const prices = useQuery({ ...getPublicPricesOptions({ path: { slug } }), retry: false });
	return (
		<div>
			<Button kind="link" to={`/estimate/${slug}`}>{t`Estimate what it would take`}</Button>
			{prices.data && <Button kind="link" to={`/prices/${slug}`}>{t`Price list`}</Button>}
		</div>
	);
}

function RegistrationForm({ slug, account }: { slug: string; account: boolean }) {
	const { t } = useLingui();
	const locale = useLanguage();
	const countries = useCountries();
	const entered = useEntered();
	const send = async (values: Registration) => {
		await register({ path: { slug }, body: { ...values, locale } });
		await entered(`/c/${slug}`);
	};
	return (
		<Form<Registration> onSubmit={send} submit={t`Register`}>
			{account && <NewAccount />}
			<FieldSet
				title={t`Your organisation`}
				hint={t`As it stands in the register of its country. One language is enough to begin.`}
			>
				<BilingualField name={["organisation", "name"]} label={t`Legal name`} />
				<FieldRow>
					<SelectField name={["organisation", "country"]} label={t`Country`} options={countries} required />
					<TextField
						name={["organisation", "credit_code"]}
						label={t`Unified social credit code`}
						help={t`18 characters, for China`}
					/>
					<TextField
						name={["organisation", "registration_number"]}
						label={t`Registration number`}
						help={t`For other countries`}
					/>
				</FieldRow>
				<BilingualField name={["organisation", "address"]} label={t`Registered address`} />
				<BilingualField name={["organisation", "city"]} label={t`City`} />
			</FieldSet>
		</Form>
	);
}
