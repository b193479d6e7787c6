import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Columns } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { Tabs } from "@/components/Tabs";
import { ApplicationTable } from "@/features/application/ApplicationTable";
import { EngagementTable } from "@/features/audit/EngagementTable";
import { CertificateTable } from "@/features/certificate/CertificateTable";
import { ClientContacts, ClientIdentity, ClientSites } from "@/features/client/ClientCards";
import { PublicityCard } from "@/features/client/PublicityCard";
import { TwinsNotice } from "@/features/client/TwinsNotice";
import { clientTones, useClientStates } from "@/features/client/words";
import { ClientComplaints } from "@/features/complaint/ClientComplaints";
import { FilesInput } from "@/features/finding/Files";
import { HeadcountLedger } from "@/features/headcount/HeadcountLedger";
import { ClientMisuses } from "@/features/misuse/ClientMisuses";
import { SheetList } from "@/features/sheet/SheetList";
import { getClientOptions } from "@/gen/@tanstack/react-query.gen";
import type { ClientRecord } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody, useParam } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { Known } from "./Known";

/** Everything the body knows of one client. */
export default function ClientPage() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const { date } = useFormats();
	const states = useClientStates();
	const query = useQuery(getClientOptions({ path: { body, client: useParam("client") } }));
	return (
		<Loaded query={query}>
			{(client) => {
				const until = date(client.bar?.until);
				return (
					<>
						<PageHead
							title={say(client.name)}
							sub={client.credit_code || client.registration_number}
							status={<Status tone={clientTones[client.state]}>{states[client.state]}</Status>}
							back={{ to: `/b/${body}/clients`, label: t`Clients` }}
							history={{ noun: "clients", record: client.id }}
						/>
						{client.bar && (
							<Notice kind="warning" title={t`May not apply before ${until}`}>
								{say(client.bar.reason)}
							</Notice>
						)}
						<TwinsNotice client={client.id} />
						<Known client={client.id} />
						<ClientTabs client={client} />
					</>
				);
			}}
		</Loaded>
	);
}

function ClientTabs({ client }: { client: ClientRecord }) {
	const { t } = useLingui();
	return (
		<Tabs
			tabs={[
				{ key: "about", label: t`Overview`, children: <About client={client} /> },
				{
					key: "headcount",
					label: t`Headcount`,
					children: (
						<HeadcountLedger
							client={client.id}
							file={(value, change) => (
								<FilesInput
									client={client.id}
									value={value}
									onChange={change}
									label={t`Add a file that proves the figures`}
								/>
							)}
						/>
					),
				},
				{ key: "sheets", label: t`Audit time`, children: <SheetList client={client.id} /> },
				{
					key: "certificates",
					label: t`Certificates`,
					children: <CertificateTable client={client.id} />,
				},
				{
					key: "audits",
					label: t`Engagements`,
					children: (
						<EngagementTable client={client.id} empty={<Empty kind="nothing" title={t`No audits yet`} />} />
					),
				},
				{
					key: "complaints",
					label: t`Complaints`,
					children: <ClientComplaints client={client.id} />,
				},
				{
					key: "misuses",
					label: t`Misuse of marks`,
					children: <ClientMisuses client={client.id} />,
				},
				{
					key: "applications",
					label: t`Applications`,
					children: <ApplicationTable client={client.id} />,
				},
			]}
		/>
	);
}

function About({ client }: { client: ClientRecord }) {
	const body = useBody();
	const mayEdit = useMay("client.manage");
	return (
		<Columns
			main={<ClientSites client={client} />}
			side={
				<>
					<ClientIdentity
						client={client}
						edit={mayEdit ? `/b/${body}/clients/${client.id}/edit` : undefined}
					/>
					<ClientContacts client={client} />
					<PublicityCard client={client} />
				</>
			}
		/>
	);
}
