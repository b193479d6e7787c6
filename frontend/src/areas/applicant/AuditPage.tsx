import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { Tabs } from "@/components/Tabs";
import { AuditActions } from "@/features/audit/AuditActions";
import { AuditStatus } from "@/features/audit/AuditStatus";
import { Overview } from "@/features/audit/Overview";
import { PlanTab } from "@/features/audit/PlanTab";
import { ReportTab } from "@/features/audit/ReportTab";
import { AuditFindings } from "@/features/finding/AuditFindings";
import { ProgrammeCard } from "@/features/programme/ProgrammeCard";
import type { AuditView } from "@/gen";
import { getAuditOptions } from "@/gen/@tanstack/react-query.gen";
import { titled, useTypeNames } from "@/lib/audits";
import { usePlace } from "@/lib/place";
import { useParam } from "@/lib/route";

/** One audit for the client: dates to confirm, the plan, findings to answer, the report. */
export default function AuditPage() {
	const { body } = usePlace();
	const audit = useParam("audit");
	const query = useQuery(getAuditOptions({ path: { body, audit } }));
	return <Loaded query={query}>{(a) => <Shown audit={a} />}</Loaded>;
}

function Shown({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const { base, reader } = usePlace();
	const types = useTypeNames();
	const count = audit.open_findings;
	return (
		<>
			<PageHead
				title={titled(types[audit.type] ?? "", audit.type, audit.number)}
				sub={`${audit.reference} · ${audit.standard}`}
				status={<AuditStatus state={audit.state} openFindings={audit.open_findings} />}
				back={{ to: `${base}/audits`, label: t`Audits` }}
			/>
			<Stack>
				<NextAction reader={reader} turn={audit.turn} action={<AuditActions audit={audit} />} />
				<Tabs
					tabs={[
						{ key: "overview", label: t`Dates and team`, children: <Overview audit={audit} /> },
						{ key: "plan", label: t`Plan`, children: <PlanTab audit={audit} /> },
						{
							key: "findings",
							label: count > 0 ? t`Findings (${count})` : t`Findings`,
							children: <AuditFindings audit={audit} write={false} />,
						},
						{ key: "report", label: t`Report`, children: <ReportTab audit={audit} write={false} /> },
					]}
				/>
				<ProgrammeCard programme={audit.programme_id} audit={audit.id} />
			</Stack>
		</>
	);
}
