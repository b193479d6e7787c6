import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { listColleagueInvitationsOptions, listColleaguesOptions } from "@/gen/@tanstack/react-query.gen";
import { inviteColleague, resendColleagueInvitation, revokeColleagueInvitation } from "@/gen/sdk.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useMembership } from "@/lib/session";
import { ColleaguesTable } from "./ColleaguesTable";
import { InvitationsCard } from "./InvitationsCard";
import { InviteForm } from "./InviteForm";

/** Who acts for the organisation, and inviting more. */
export default function ColleaguesPage() {
	const client = useMembership()?.client?.id;
	return client ? <Colleagues client={client} /> : null;
}

function Colleagues({ client }: { client: string }) {
	const { t } = useLingui();
	const body = useBody();
	const [inviting, setInviting] = useState(false);
	const people = useQuery(listColleaguesOptions({ path: { body, client } }));
	const invitations = useQuery(listColleagueInvitationsOptions({ path: { body, client } }));
	const path = (invitation: string) => ({ body, client, invitation });
	return (
		<>
			<PageHead
				title={t`Colleagues`}
				sub={t`Everybody here sees the application and may work on it; a consultant neither signs nor sees quotations and invoices.`}
				actions={<Button kind="primary" onClick={() => setInviting(true)}>{t`Invite a colleague`}</Button>}
			/>
			<Stack>
				<Card title={t`People`}>
					<Loaded query={people}>{(list) => <ColleaguesTable client={client} people={list.items} />}</Loaded>
				</Card>
				<InvitationsCard
					query={invitations}
					resend={(i) =>
						resendColleagueInvitation({ path: path(i.id), headers: { "If-Match": ifMatch(i.version) } })
					}
					revoke={(i) =>
						revokeColleagueInvitation({ path: path(i.id), headers: { "If-Match": ifMatch(i.version) } })
					}
				/>
			</Stack>
			<Dialog open={inviting} onClose={() => setInviting(false)} title={t`Invite a colleague`}>
				<InviteForm
					send={(values, key) =>
						inviteColleague({ path: { body, client }, body: values, headers: { "Idempotency-Key": key } })
					}
					onSent={() => setInviting(false)}
				/>
			</Dialog>
		</>
	);
}
