import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Say } from "@/components/Text";
import type { ApplicationView } from "@/gen/types.gen";
import { countryName } from "@/lib/countries";
import { useFormats } from "@/lib/format";
import { useLanguage } from "@/lib/preferences";
import { useSay } from "@/lib/text";
import { ExtensionFacts } from "./ExtensionFacts";
import { HistoryFacts } from "./HistoryFacts";
import { useIntegrated } from "./integrated";
import { TransferFacts } from "./TransferFacts";
import { displayed, useProviderKinds } from "./words";

interface Props {
	application: ApplicationView;
	/** A link to change a section, drawn at its heading. */
	change?: (section: string) => ReactNode;
}

/** Everything that the application says, for reading: the reviewer's page and check-your-answers. */
export function ApplicationFacts({ application, change }: Props) {
	const asked = (section: string) => application.tasks.some((task) => task.section === section);
	return (
		<Stack>
			<ExtensionFacts application={application} />
			<Organisation application={application} change={change} />
			{application.kind === "transfer" && (
				<TransferFacts application={application} aside={change?.("transferred")} />
			)}
			<ScopeFacts application={application} change={change} />
			<Persons application={application} change={change} />
			{asked("system") && <SystemDates application={application} change={change} />}
			{asked("history") && <HistoryFacts application={application} change={change} />}
		</Stack>
	);
}

function Organisation({ application, change }: Props) {
	const { t } = useLingui();
	const language = useLanguage();
	const say = useSay();
	const o = application.organisation.data;
	const kinds = useProviderKinds();
	const provider = application.provider.data;
	const people = application.contacts.data.people;
	return (
		<>
			<Card title={t`Organisation`} aside={change?.("organisation")}>
				<Facts
					items={[
						{ label: t`Legal name, in English`, value: o.name.en },
						{ label: t`Legal name, in Chinese`, value: o.name.zh },
						o.country === "CN"
							? { label: t`Unified social credit code`, value: o.credit_code }
							: { label: t`Registration number`, value: o.registration_number },
						{
							label: t`Legal document valid until`,
							value: o.legal_until && <DateText value={o.legal_until} />,
						},
						{ label: t`Country`, value: countryName(o.country, language) },
						{ label: t`Registered address`, value: `${say(o.address)} ${say(o.city)}`, wide: true },
						{ label: t`Kind of service provider`, value: provider.other || kinds[provider.kind] },
						{ label: t`Processes that others operate`, value: provider.outsourced },
					]}
				/>
			</Card>
			<Card title={t`Contacts`} aside={change?.("contacts")}>
				<Facts
					items={people.map((p) => ({
						label:
							[p.position, p.representative && t`authorised representative`].filter(Boolean).join(" · ") ||
							"–",
						value: `${p.name} · ${p.email}`,
					}))}
				/>
			</Card>
		</>
	);
}

function ScopeFacts({ application, change }: Props) {
	const { t } = useLingui();
	return (
		<Card title={t`Services in scope`} aside={change?.("scope")}>
			<Facts
				items={[
					{ label: t`Scope in English`, value: <span lang="en">{application.sentence.en}</span>, wide: true },
					{
						label: t`Scope in Chinese`,
						value: <span lang="zh-CN">{application.sentence.zh}</span>,
						wide: true,
					},
					{ label: t`Standard`, value: displayed(application.editions) },
					{ label: t`Other parties that operate processes`, value: application.scope.data.other_parties },
				]}
			/>
		</Card>
	);
}

function Persons({ application, change }: Props) {
	const { t } = useLingui();
	const { number } = useFormats();
	const { company, groups } = application.headcount.data;
	const sites = application.sites.data.list;
	const name = (key: string) => sites.find((site) => site.key === key)?.name;
	const all = number(company);
	return (
		<Card title={t`Sites and persons`} aside={change?.("headcount") ?? t`${all} in the company`} flush>
			<PlainTable
				label={t`Sites and persons`}
				head={[
					{ title: t`Site` },
					{ title: t`Activity` },
					{ title: t`Persons`, end: true },
					{ title: t`In scope`, end: true },
					{ title: t`Hours a day`, end: true },
				]}
				rows={groups.map((group) => ({
					key: group.key,
					cells: [
						<Say key="site" text={name(group.site)} />,
						<Say key="activity" text={group.activity} />,
						number(group.total),
						number(group.in_scope),
						number(group.minutes_a_day / 60),
					],
				}))}
			/>
		</Card>
	);
}

function SystemDates({ application, change }: Props) {
	const { t } = useLingui();
	const s = application.system.data;
	const integrated = useIntegrated();
	const asked = application.standards.length > 1 ? integrated : [];
	const answers: Record<string, string> = { yes: t`Yes`, no: t`No` };
	return (
		<Card title={t`Management system dates`} aside={change?.("system")}>
			<Facts
				items={[
					{ label: t`Operated since`, value: <DateText value={s.operated_since} /> },
					{ label: t`Certificate wanted by`, value: s.wanted_by && <DateText value={s.wanted_by} /> },
					{ label: t`Last internal audit`, value: s.internal_audit && <DateText value={s.internal_audit} /> },
					{
						label: t`Last management review`,
						value: s.management_review && <DateText value={s.management_review} />,
					},
					...asked.map(({ name, says }) => ({ label: says, value: answers[s.integrated?.[name] ?? ""] })),
					{ label: t`Note`, value: s.note },
				]}
			/>
		</Card>
	);
}
