import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Say } from "@/components/Text";
import type { ClientRecord } from "@/gen/types.gen";
import { countryName } from "@/lib/countries";
import { useFormats } from "@/lib/format";
import { useLanguage } from "@/lib/preferences";
import { useSiteKinds } from "./words";

/** Who the client is in law. */
export function ClientIdentity({ client, edit }: { client: ClientRecord; edit?: string }) {
	const { t } = useLingui();
	const language = useLanguage();
	return (
		<Card title={t`Organisation`} aside={edit && <Button to={edit} size="small">{t`Edit`}</Button>}>
			<Facts
				items={[
					{ label: t`Legal name, in English`, value: client.name.en },
					{ label: t`Legal name, in Chinese`, value: client.name.zh },
					client.country === "CN"
						? { label: t`Unified social credit code`, value: client.credit_code }
						: { label: t`Registration number`, value: client.registration_number },
					{
						label: t`Legal document valid until`,
						value: client.legal_until && <DateText value={client.legal_until} />,
					},
					{ label: t`Country`, value: countryName(client.country, language) },
					{ label: t`Registered address`, value: <Address client={client} />, wide: true },
					{ label: t`Language of letters`, value: client.language === "zh-CN" ? "简体中文" : "English" },
					{ label: t`Website`, value: client.website },
				]}
			/>
		</Card>
	);
}

function Address({ client }: { client: ClientRecord }) {
	return (
		<>
			<Say text={client.address} /> <Say text={client.city} />
		</>
	);
}

export function ClientContacts({ client }: { client: ClientRecord }) {
	const { t } = useLingui();
	return (
		<Card title={t`Contacts`}>
			{client.contacts.length === 0 ? (
				<Empty kind="nothing" title={t`No contacts yet`} />
			) : (
				<Facts
					columns={1}
					items={client.contacts.map((contact) => ({
						label:
							[contact.position, contact.representative && t`authorised to sign`]
								.filter(Boolean)
								.join(" · ") || "–",
						value: (
							<>
								{contact.name}
								<br />
								<a href={`mailto:${contact.email}`}>{contact.email}</a> {contact.phone}
							</>
						),
					}))}
				/>
			)}
		</Card>
	);
}

export function ClientSites({ client }: { client: ClientRecord }) {
	const { t } = useLingui();
	const kinds = useSiteKinds();
	const { number } = useFormats();
	if (client.sites.length === 0) {
		return (
			<Card title={t`Sites`}>
				<Empty kind="nothing" title={t`No sites yet`} text={t`They are named with the application.`} />
			</Card>
		);
	}
	return (
		<Card title={t`Sites`} flush>
			<PlainTable
				label={t`Sites`}
				head={[
					{ title: t`Site` },
					{ title: t`Activities` },
					{ title: t`Persons`, end: true },
					{ title: t`In scope`, end: true },
				]}
				rows={client.sites.map((site) => ({
					key: site.key,
					cells: [
						<>
							<strong>
								<Say text={site.name} />
							</strong>
							<div className="quiet small">
								{kinds[site.kind]}
								{site.central && ` · ${t`central function`}`} · <Say text={site.city} />
							</div>
						</>,
						<Say key="activities" text={site.activities} />,
						number(site.headcount),
						number(site.in_scope),
					],
				}))}
			/>
		</Card>
	);
}
