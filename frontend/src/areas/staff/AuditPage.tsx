import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { type Tab, Tabs } from "@/components/Tabs";
import { Say } from "@/components/Text";
import { AuditActions } from "@/features/audit/AuditActions";
import { AuditStatus } from "@/features/audit/AuditStatus";
import { ChecklistTab } from "@/features/audit/ChecklistTab";
import { MeetingsTab } from "@/features/audit/MeetingsTab";
import { Overview } from "@/features/audit/Overview";
import { PlanTab } from "@/features/audit/PlanTab";
import { ProposeForm } from "@/features/audit/ProposeForm";
import { ReportTab } from "@/features/audit/ReportTab";
import { SoaCard } from "@/features/audit/SoaCard";
import { Stage1Tab } from "@/features/audit/Stage1Tab";
import { AuditFindings } from "@/features/finding/AuditFindings";
import { FilesInput } from "@/features/finding/Files";
import { VerifyHeadcount } from "@/features/headcount/VerifyHeadcount";
import { ClientMisuses } from "@/features/misuse/ClientMisuses";
import { Coverage } from "@/features/programme/Coverage";
import { DeciderCard } from "@/features/programme/DeciderCard";
import { ProgrammeCard } from "@/features/programme/ProgrammeCard";
import { ReviewCard } from "@/features/programme/ReviewCard";
import { ShiftCard } from "@/features/programme/ShiftCard";
import type { AuditView } from "@/gen";
import { getAuditOptions } from "@/gen/@tanstack/react-query.gen";
import { titled, useTypeNames } from "@/lib/audits";
import { usePlace } from "@/lib/place";
import { useParam } from "@/lib/route";

/** One audit for planners, auditors and those who decide. */
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
	return (
		<>
			<PageHead
				title={titled(types[audit.type] ?? "", audit.type, audit.number)}
				sub={
					<>
						<Say text={audit.client_name} /> · {audit.reference} · {audit.standard}
					</>
				}
				status={<AuditStatus state={audit.state} openFindings={audit.open_findings} />}
				back={{ to: `${base}/audits`, label: t`Engagements` }}
				history={{ noun: "audits", record: audit.id }}
			/>
			<Stack>
				<NextAction
					reader={reader}
					turn={audit.turn}
					involved={audit.turn.needs !== "audit.perform" || audit.on_team}
					action={<AuditActions audit={audit} />}
				/>
				<ProgrammeCard programme={audit.programme_id} audit={audit.id} />
				<Tabs tabs={useTabs(audit)} />
			</Stack>
		</>
	);
}

function useTabs(audit: AuditView): Tab[] {
	const { t } = useLingui();
	const write = audit.on_team && (audit.state === "in_progress" || audit.state === "field_closed");
	const plans = audit.actions.some((a) => a.name === "propose");
	const count = audit.open_findings + audit.draft_findings;
	const tabs: (Tab | false)[] = [
		{ key: "overview", label: t`Overview`, children: <About audit={audit} /> },
		{
			key: "headcount",
			label: t`Headcount`,
			children: (
				<VerifyHeadcount
					audit={audit}
					write={write}
					file={(value, change) => (
						<FilesInput
							client={audit.client_id}
							value={value}
							onChange={change}
							label={t`Add a file that proves the figures`}
						/>
					)}
				/>
			),
		},
		plans && {
			key: "propose",
			label: t`Dates and team`,
			children: <Arranging audit={audit} />,
		},
		{ key: "plan", label: t`Plan`, children: <PlanTab audit={audit} /> },
		{ key: "meetings", label: t`Meetings`, children: <MeetingsTab key={audit.state} audit={audit} /> },
		audit.needs_soa === true && {
			key: "soa",
			label: t`Statement of applicability`,
			children: <SoaCard audit={audit} />,
		},
		audit.type === "stage1" && {
			key: "stage1",
			label: t`Objectives`,
			children: <Stage1Tab key={`${audit.state}`} audit={audit} write={write} />,
		},
		{
			key: "checklist",
			label: t`Checklist`,
			children: <ChecklistTab key={audit.state} audit={audit} write={write} />,
		},
		{ key: "coverage", label: t`Coverage`, children: <Covering audit={audit} /> },
		{
			key: "findings",
			label: count > 0 ? t`Findings (${count})` : t`Findings`,
			children: <AuditFindings audit={audit} write={write} />,
		},
		{
			key: "report",
			label: t`Report`,
			children: <ReportTab key={audit.state} audit={audit} write={write} />,
		},
	];
	return tabs.filter((tab) => tab !== false);
}

/** Dates and team, and how certificate and mark were used in the cycle: each surveillance looks at it. */
function About({ audit }: { audit: AuditView }) {
	const certified = audit.type !== "stage1" && audit.type !== "stage2";
	return (
		<Stack>
			<Overview audit={audit} />
			{certified && (
				<ClientMisuses
					client={audit.client_id}
					programme={audit.programme_id}
					cycle={audit.cycle}
					audit={audit.id}
				/>
			)}
		</Stack>
	);
}

/** How far the audits of the cycle have come, and whether the programme still suits. */
function Covering({ audit }: { audit: AuditView }) {
	return (
		<Stack>
			{audit.type === "surveillance" && <ShiftCard programme={audit.programme_id} number={audit.number} />}
			<ReviewCard programme={audit.programme_id} />
			<Coverage programme={audit.programme_id} />
		</Stack>
	);
}

/** What a planner settles: dates, team, and who stays off it to decide. */
function Arranging({ audit }: { audit: AuditView }) {
	return (
		<Stack>
			<ProposeForm audit={audit} />
			<DeciderCard programme={audit.programme} />
		</Stack>
	);
}
