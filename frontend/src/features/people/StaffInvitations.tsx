import { useQuery } from "@tanstack/react-query";
import { listInvitationsOptions } from "@/gen/@tanstack/react-query.gen";
import { resendInvitation, revokeInvitation } from "@/gen/sdk.gen";
import { ifMatch } from "@/lib/http";
import { InvitationsCard } from "./InvitationsCard";

/** Invitations to the body. */
export function StaffInvitations({ body }: { body: string }) {
	const query = useQuery(listInvitationsOptions({ path: { body } }));
	return (
		<InvitationsCard
			query={query}
			resend={(i) =>
				resendInvitation({ path: { body, invitation: i.id }, headers: { "If-Match": ifMatch(i.version) } })
			}
			revoke={(i) =>
				revokeInvitation({ path: { body, invitation: i.id }, headers: { "If-Match": ifMatch(i.version) } })
			}
		/>
	);
}
