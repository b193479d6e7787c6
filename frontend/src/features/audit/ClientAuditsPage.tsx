import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { EngagementTable } from "./EngagementTable";

/** The audits of the reader's organisation. */
export default function ClientAuditsPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead title={t`Audits`} sub={t`Dates, plans and reports of your audits`} />
			<Card flush>
				<EngagementTable
					empty={
						<Empty
							kind="nothing"
							title={t`No audits yet`}
							text={t`Once you have accepted the quotation, the certification body proposes dates here.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
