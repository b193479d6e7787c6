import { useLingui } from "@lingui/react/macro";
import { PageHead } from "@/components/PageHead";
import { OwnAppeals } from "@/features/complaint/OwnAppeals";
import { useMembership } from "@/lib/session";

/** Where a client appeals against a decision, and follows its appeal. */
export default function AppealsPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead
				title={t`Appeals`}
				sub={t`You do not agree with a decision about your certification? Tell us why; people who took no part examine it.`}
			/>
			<OwnAppeals client={useMembership()?.client?.id ?? ""} />
		</>
	);
}
