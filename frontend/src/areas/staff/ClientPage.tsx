import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Columns } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { ClientContacts, ClientIdentity, ClientSites } from "@/features/client/ClientCards";
import { clientTones, useClientStates } from "@/features/client/words";
import { getClientOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody, useParam } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** Everything the body knows of one client. */
export default function ClientPage() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const { date } = useFormats();
	const states = useClientStates();
	const mayEdit = useMay("client.manage");
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
						/>
						{client.bar && (
							<Notice kind="warning" title={t`May not apply before ${until}`}>
								{say(client.bar.reason)}
							</Notice>
						)}
						<Columns
							main={<ClientSites client={client} />}
							side={
								<>
									<ClientIdentity
										client={client}
										edit={mayEdit ? `/b/${body}/clients/${client.id}/edit` : undefined}
									/>
									<ClientContacts client={client} />
								</>
							}
						/>
					</>
				);
			}}
		</Loaded>
	);
}
