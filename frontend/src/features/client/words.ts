import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { ClientRecord, ClientSite } from "@/gen/types.gen";

export type ClientState = ClientRecord["state"];

export const clientTones: Record<ClientState, Tone> = {
	prospect: "quiet",
	applicant: "going",
	certified: "good",
	former: "quiet",
};

export function useClientStates(): Record<ClientState, string> {
	const { t } = useLingui();
	return {
		prospect: t`Registered`,
		applicant: t({ message: "Applicant", context: "client" }),
		certified: t`Certified`,
		former: t`Formerly certified`,
	};
}

export function useSiteKinds(): Record<ClientSite["kind"], string> {
	const { t } = useLingui();
	return { permanent: t`Permanent site`, temporary: t`Temporary site`, virtual: t`Virtual site` };
}
