import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { CheckField, KeptField, NumberField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { getClientOptions } from "@/gen/@tanstack/react-query.gen";
import { describeClient } from "@/gen/sdk.gen";
import type { ClientDescription, ClientRecord } from "@/gen/types.gen";
import { useCountries } from "@/lib/countries";
import { ifMatch, newKey } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { useSiteKinds } from "./words";

/** Corrects what is known of a client: its legal identity, contacts and sites. */
export default function ClientFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const id = useParam("client");
	const query = useQuery(getClientOptions({ path: { body, client: id } }));
	const back = `/b/${body}/clients/${id}`;
	return (
		<Loaded query={query}>
			{(client) => (
				<>
					<PageHead title={t`Edit the client`} back={{ to: back, label: say(client.name) }} />
					<Card>
						<ClientForm client={client} back={back} />
					</Card>
				</>
			)}
		</Loaded>
	);
}

function ClientForm({ client, back }: { client: ClientRecord; back: string }) {
	const { t } = useLingui();
	const body = useBody();
	const navigate = useNavigate();
	const send = useSend((values: ClientDescription) =>
		describeClient({
			path: { body, client: client.id },
			headers: { "If-Match": ifMatch(client.version) },
			body: values,
		}),
	);
	const save = async (values: ClientDescription) => {
		await send({ ...values, contacts: values.contacts ?? [], sites: values.sites ?? [] });
		await navigate({ to: back });
	};
	return (
		<Form<ClientDescription>
			initial={client}
			onSubmit={save}
			submit={t`Save`}
			aside={<Button kind="text" to={back}>{t`Cancel`}</Button>}
		>
			<Identity />
			<Contacts />
			<Sites />
		</Form>
	);
}

function Identity() {
	const { t } = useLingui();
	const countries = useCountries();
	return (
		<FieldSet title={t`Organisation`} hint={t`As it stands in the register of its country.`}>
			<BilingualField name="name" label={t`Legal name`} />
			<FieldRow>
				<SelectField name="country" label={t`Country`} options={countries} required />
				<TextField
					name="credit_code"
					label={t`Unified social credit code`}
					help={t`18 characters, for China`}
				/>
				<TextField name="registration_number" label={t`Registration number`} help={t`For other countries`} />
			</FieldRow>
			<DateField
				name="legal_until"
				label={t`The legal document is valid until`}
				help={t`Business licence or other proof of registration; leave empty where it is unlimited`}
			/>
			<BilingualField name="address" label={t`Registered address`} />
			<BilingualField name="city" label={t`City`} />
			<TextField name="website" label={t`Website`} type="url" />
		</FieldSet>
	);
}

function Contacts() {
	const { t } = useLingui();
	return (
		<FieldSet title={t`Contacts`}>
			<ListField
				name="contacts"
				add={t`Add a contact`}
				remove={(i) => {
					const number = i + 1;
					return t`Remove contact ${number}`;
				}}
				title={(i) => {
					const number = i + 1;
					return t`Contact ${number}`;
				}}
			>
				{(path) => (
					<>
						<FieldRow>
							<TextField
								name={[...path, "name"]}
								label={t({ message: "Name", context: "person" })}
								required
							/>
							<TextField name={[...path, "position"]} label={t`Position`} />
						</FieldRow>
						<FieldRow>
							<TextField name={[...path, "email"]} label={t`E-mail`} type="email" required />
							<TextField name={[...path, "phone"]} label={t`Telephone`} type="tel" />
						</FieldRow>
						<CheckField
							name={[...path, "representative"]}
							label={t`May apply and sign for the organisation`}
						/>
					</>
				)}
			</ListField>
		</FieldSet>
	);
}

function Sites() {
	const { t } = useLingui();
	const countries = useCountries();
	const kinds = Object.entries(useSiteKinds()).map(([value, label]) => ({ value, label }));
	return (
		<FieldSet title={t`Sites`}>
			<ListField
				name="sites"
				add={t`Add a site`}
				fresh={() => ({ key: newKey(), kind: "permanent" })}
				remove={(i) => {
					const number = i + 1;
					return t`Remove site ${number}`;
				}}
				title={(i) => {
					const number = i + 1;
					return t`Site ${number}`;
				}}
			>
				{(path) => (
					<>
						<KeptField name={[...path, "key"]} />
						<BilingualField name={[...path, "name"]} label={t`Name`} />
						<BilingualField name={[...path, "address"]} label={t`Address`} />
						<BilingualField name={[...path, "city"]} label={t`City`} />
						<FieldRow>
							<SelectField name={[...path, "country"]} label={t`Country`} options={countries} required />
							<SelectField name={[...path, "kind"]} label={t`Kind of site`} options={kinds} required />
						</FieldRow>
						<BilingualField name={[...path, "activities"]} label={t`Activities`} long />
						<FieldRow>
							<NumberField name={[...path, "headcount"]} label={t`Persons working there`} min={0} required />
							<NumberField name={[...path, "in_scope"]} label={t`Of them in scope`} min={0} required />
						</FieldRow>
						<CheckField name={[...path, "central"]} label={t`The central function stands here`} />
					</>
				)}
			</ListField>
		</FieldSet>
	);
}
