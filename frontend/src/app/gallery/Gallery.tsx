import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Card, Columns, Row, Stack } from "@/components/Card";
import { Checklist, ChecklistRow, FileLine } from "@/components/Checklist";
import { Cycle, type CycleStep } from "@/components/Cycle";
import { Dialog } from "@/components/Dialog";
import { ErrorPage } from "@/components/ErrorPage";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { SaveLine } from "@/components/SaveLine";
import { Status } from "@/components/Status";
import { Trail } from "@/components/Trail";
import { UploadArea, UploadRow } from "@/components/Upload";
import { Problem } from "@/lib/problem";
import { UserMenu } from "../UserMenu";
import { GalleryForm } from "./GalleryForm";
import { GalleryList } from "./GalleryList";
import { GalleryPlanner } from "./GalleryPlanner";

const steps: CycleStep[] = [
	{ key: "a", label: "Application", date: "2025-08-14", state: "done" },
	{ key: "b", label: "Stage 1", date: "2025-10-02", state: "done" },
	{ key: "c", label: "Stage 2", date: "2025-11-18", state: "done" },
	{ key: "d", label: "Certified", date: "2026-01-09", state: "done" },
	{ key: "e", label: "Surveillance 1", date: "2026-12-01", state: "current", note: "L. Bergström" },
	{ key: "f", label: "Surveillance 2", date: "2027-11-30", state: "planned" },
	{ key: "g", label: "Recertification", date: "2028-10-20", state: "planned" },
];

const rules = [
	{
		id: "P4",
		says: "The first surveillance audit is held within 12 months of the certification decision.",
		source: "ISO/IEC 17021-1:2015",
		clause: "9.1.3.3",
	},
];

/** Every component in every state. Not part of the product: the router leaves it out of the build. */
export default function Gallery() {
	return (
		<main style={{ maxWidth: 1180, margin: "0 auto", padding: 24, background: "var(--ant-color-bg-layout)" }}>
			<PageHead
				title="Engagements 审核项目"
				sub="48 this quarter · 7 need you"
				back={{ to: "/", label: "Back" }}
				status={<Status tone="yours">Findings open</Status>}
				actions={<UserMenu />}
			/>
			<Stack>
				<NextAction
					reader="body"
					today="2026-11-23"
					turn={{
						who: "body",
						what: { en: "Confirm Surveillance 1 for Harbour Cold Chain", zh: "确认海港冷链的监督审核日期" },
						by: "2026-11-24",
					}}
					action={
						<>
							<Button>Propose others</Button>
							<Button kind="primary">Confirm dates</Button>
						</>
					}
				>
					The client proposed 1–2 December. L. Bergström is free both days.
				</NextAction>
				<NextAction
					reader="client"
					today="2026-11-23"
					turn={{
						who: "client",
						what: { en: "Send two documents", zh: "请提交 2 份材料" },
						by: "2026-11-20",
					}}
				/>
				<NextAction
					reader="client"
					turn={{
						who: "body",
						what: { en: "Reviewing your application", zh: "正在评审您的申请" },
						by: "2026-12-03",
					}}
				/>
				<NextAction reader="client" turn={{ who: "nobody" }} />
				<GalleryList />
				<Card title="Certification cycle" aside="Harbour Cold Chain Ltd · C-2291">
					<Cycle steps={steps} />
				</Card>
				<Columns main={<Main />} side={<Side />} />
				<GalleryPlanner />
				<GalleryForm />
				<ErrorPage error={new Problem({ reference: "3f9a1c20" }, 500)} onRetry={() => undefined} />
			</Stack>
		</main>
	);
}

function Main() {
	const failed = new Problem({ detail: "A ZIP file may hold at most 2 GB when opened." }, 413);
	return (
		<>
			<Checklist title="Materials" received={3} total={5}>
				<ChecklistRow
					title="Quality manual"
					code="3.1"
					status={<Status tone="good">Accepted</Status>}
					files={<FileLine name="Quality manual rev 7.pdf" size={2_400_000} href="#" note="revision 2" />}
				/>
				<ChecklistRow
					title="内部审核报告"
					code="3.2"
					asked
					status={<Status tone="late">Returned: signature missing</Status>}
					files={<FileLine name="Internal audit report.docx" size={1_100_000} href="#" />}
					actions={<UploadArea compact onFiles={() => undefined} label="Choose files for 3.2" />}
				/>
				<ChecklistRow
					title="Management review"
					optional
					hint="PDF, Word or images, up to 200 MB"
					actions={<UploadArea compact onFiles={() => undefined} label="Choose files for 3.3" />}
				/>
			</Checklist>
			<Card title="Uploads">
				<UploadArea onFiles={() => undefined} hint="PDF, Word, Excel, images and ZIP, up to 200 MB" />
				<ul>
					<UploadRow
						file={{ key: "1", name: "Business licence.jpg", size: 4e6, sent: 2.5e6, state: "sending" }}
						onRetry={() => undefined}
						onRemove={() => undefined}
					/>
					<UploadRow
						file={{ key: "2", name: "Archive.zip", size: 4e6, sent: 0, state: "failed", problem: failed }}
						onRetry={() => undefined}
						onRemove={() => undefined}
					/>
				</ul>
			</Card>
			<RuleNote rules={rules} />
			<RuleNote rules={rules} warning />
			<Notice kind="info" title="Provisional">
				The audit time follows a method that is approved as provisional.
			</Notice>
			<Notice kind="good" title="Sent" />
		</>
	);
}

function Side() {
	const [open, setOpen] = useState(false);
	return (
		<>
			<Card title="Client" internal="Staff only">
				<Facts
					items={[
						{ label: "Reference", value: "A-2026-0012" },
						{ label: "Standard", value: "ISO/IEC 20000-1:2018 + Amd 1:2024" },
						{
							label: "Scope",
							value: "The service management system supporting hosting services",
							wide: true,
						},
						{ label: "City", value: "" },
					]}
				/>
			</Card>
			<Card title="Trail">
				<Trail
					entries={[
						{
							key: "1",
							at: "2026-11-20T09:12:00Z",
							who: "王若琳",
							what: "returned 3.2",
							detail: "The signature is missing.",
						},
						{ key: "2", at: "2026-11-18T14:00:00Z", who: "Applicant", what: "sent 3 files" },
					]}
				/>
			</Card>
			<Card title="Verbs">
				<Stack>
					<Actions
						actions={[
							{ name: "accept", allowed: true },
							{
								name: "decline",
								allowed: false,
								why: { en: "Two questions are open.", zh: "仍有两个问题未答复。" },
							},
						]}
						verbs={{
							accept: { label: "Accept", kind: "primary", run: () => setOpen(true) },
							decline: { label: "Decline", kind: "danger", run: () => undefined },
						}}
					/>
					<Row>
						<Button size="small">Small</Button>
						<Button busy>Busy</Button>
						<Button kind="text">Text</Button>
						<Button disabled>Disabled</Button>
						<Button kind="danger">Withdraw</Button>
					</Row>
					<SaveLine state={{ saving: false, waiting: 0 }} />
					<SaveLine state={{ saving: true, waiting: 0 }} />
					<SaveLine state={{ saving: false, waiting: 2 }} />
					<SaveLine
						state={{ saving: false, waiting: 0, refused: "the headcount in scope exceeds the company" }}
					/>
				</Stack>
				<Dialog open={open} onClose={() => setOpen(false)} title="Accept">
					<Form onSubmit={() => Promise.resolve()} submit="Accept the application">
						<TextField name="reason" label="Reason" required />
					</Form>
				</Dialog>
			</Card>
			<Card title="Prices" flush>
				<PlainTable
					label="Prices"
					head={[{ title: "Item" }, { title: "Days", end: true }, { title: "CNY", end: true }]}
					rows={[
						{ key: "1", cells: ["Stage 1", "1.5", "9,000.00"] },
						{ key: "2", cells: ["Stage 2", "3.5", "21,000.00"] },
					]}
					foot={["Total", "5.0", "30,000.00"]}
				/>
			</Card>
		</>
	);
}
