import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { CalendarIcon } from "@/components/icons";
import { PageHead } from "@/components/PageHead";
import { usePlace } from "@/lib/place";
import { useMay } from "@/lib/session";
import { EngagementTable } from "./EngagementTable";

/** Every audit of the body with its client. */
export default function EngagementsPage() {
	const { t } = useLingui();
	const { base } = usePlace();
	const plans = useMay("audit.plan");
	return (
		<>
			<PageHead
				title={t`Engagements`}
				sub={t`Audits with their clients, dates and teams`}
				actions={plans && <Button to={`${base}/planner`} icon={<CalendarIcon />}>{t`Audit planner`}</Button>}
			/>
			<Card flush>
				<EngagementTable
					empty={
						<Empty
							kind="nothing"
							title={t`No audit is to be done`}
							text={t`Stage 1 and stage 2 appear here when a client accepts its quotation. Audits that are over are shown with “Over or not”.`}
						/>
					}
				/>
			</Card>
		</>
	);
}
