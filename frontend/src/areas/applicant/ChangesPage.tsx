import { useLingui } from "@lingui/react/macro";
import { PageHead } from "@/components/PageHead";
import { OwnNotices } from "@/features/notice/OwnNotices";
import { useMembership } from "@/lib/session";

/** Where a certified client tells of changes. */
export default function ChangesPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead
				title={t`Changes`}
				sub={t`Tell us without delay of what changes in your organisation. A change of how many people are in scope belongs to the headcount.`}
			/>
			<OwnNotices client={useMembership()?.client?.id ?? ""} />
		</>
	);
}
