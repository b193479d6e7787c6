import { useLingui } from "@lingui/react/macro";
import { PageHead } from "@/components/PageHead";
import { ReferredComplaints } from "@/features/complaint/ReferredComplaints";
import { useMembership } from "@/lib/session";

/** What others complained about, as far as the client is asked. */
export default function ComplaintsPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead
				title={t`Complaints`}
				sub={t`Complaints about your certified management system that we ask you to answer`}
			/>
			<ReferredComplaints client={useMembership()?.client?.id ?? ""} />
		</>
	);
}
