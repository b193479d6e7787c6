import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { EngagementTable } from "./EngagementTable";

/** The audits on whose team the reader is. */
export default function MyAuditsPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead title={t`My audits`} sub={t`Audits on whose team you are`} />
			<Card flush>
				<EngagementTable
					mine
					empty={
						<Empty
							kind="nothing"
							title={t`No audits are assigned to you`}
							text={t`A planner proposes dates and teams to the client; what you are on appears here.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
