import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { DateText } from "@/components/Text";
import { dropFinding, type FindingView, issueFinding, noteFinding } from "@/gen";
import { getFindingOptions } from "@/gen/@tanstack/react-query.gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useParam } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { Answer } from "./Answer";
import { FileList } from "./Files";
import { FindingForm } from "./FindingForm";
import { FindingStatus } from "./FindingStatus";
import { useGradeNames } from "./names";
import { Parts } from "./Parts";
import { Review } from "./Review";
import { Verify } from "./Verify";

/** One finding: what was found, the answer part by part, and whose turn it is. */
export default function FindingPage() {
	const { body } = usePlace();
	const finding = useParam("finding");
	const query = useQuery(getFindingOptions({ path: { body, finding } }));
	return <Loaded query={query}>{(f) => <Shown key={f.state} finding={f} />}</Loaded>;
}

function Shown({ finding: f }: { finding: FindingView }) {
	const say = useSay();
	const { base, reader } = usePlace();
	const grades = useGradeNames();
	const [rewriting, setRewriting] = useState(false);
	const can = (name: string) => f.actions.some((a) => a.name === name && a.allowed);
	const nonconformity = f.grade === "major" || f.grade === "minor";
	const audit = {
		id: f.audit_id,
		type: f.grade === "concern" ? "stage1" : "",
		client_id: f.client_id,
		application_id: f.application_id ?? "",
		standard: f.standard,
		standards: f.standards,
	};
	return (
		<>
			<PageHead
				title={`${f.reference} · ${grades[f.grade]}`}
				sub={`${f.clause} ${say(f.clause_title)}`}
				status={<FindingStatus state={f.state} overdue={f.overdue} />}
				back={{ to: `${base}/audits/${f.audit_id}?tab=findings`, label: say(f.audit_title) }}
				history={{ noun: "findings", record: f.id }}
			/>
			<Stack>
				<NextAction
					reader={reader}
					turn={f.turn}
					involved={f.actions.some((a) => a.allowed)}
					action={<Verbs finding={f} onRewrite={() => setRewriting(true)} />}
				/>
				{rewriting ? (
					<FindingForm audit={audit} draft={f} onDone={() => setRewriting(false)} />
				) : (
					<Found finding={f} />
				)}
				{f.visit && <VisitNote visit={f.visit} />}
				{can("review") && <Review finding={f} />}
				{can("verify") && <Verify finding={f} />}
				{can("respond") && (nonconformity || f.state === "returned") && <Answer finding={f} />}
				{nonconformity && f.state !== "draft" && !can("review") && (
					<Parts finding={f} skip={can("respond")} />
				)}
			</Stack>
		</>
	);
}

function VisitNote({ visit }: { visit: NonNullable<FindingView["visit"]> }) {
	const { t } = useLingui();
	const { base } = usePlace();
	return (
		<Notice kind="info" title={t`A follow-up visit verifies this on site`}>
			<Link to={`${base}/audits/${visit.audit_id}`}>{visit.reference}</Link>{" "}
			{visit.from && <DateText value={visit.from} />}
		</Notice>
	);
}

function Found({ finding: f }: { finding: FindingView }) {
	const { t } = useLingui();
	return (
		<Card title={t`What was found`}>
			<Stack>
				<Facts
					items={[
						...(f.also?.length
							? [{ label: t`Clauses concerned`, value: <span translate="no">{f.criteria}</span>, wide: true }]
							: []),
						{ label: t`Requirement`, value: f.requirement, wide: true },
						{ label: t({ message: "Statement", context: "finding" }), value: f.statement, wide: true },
						{ label: t`Objective evidence`, value: f.evidence, wide: true },
						{
							label: t({ message: "Issued", context: "finding" }),
							value: f.issued_on && <DateText value={f.issued_on} />,
						},
						{ label: t`Answer by`, value: f.plan_due && <DateText value={f.plan_due} /> },
						{ label: t`Close by`, value: f.close_due && <DateText value={f.close_due} /> },
						{ label: t`Closed`, value: f.closed_on && <DateText value={f.closed_on} /> },
						...(f.reason ? [{ label: t`Why it was taken back`, value: f.reason, wide: true }] : []),
					]}
				/>
				<FileList ids={f.documents ?? []} />
			</Stack>
		</Card>
	);
}

function Verbs({ finding: f, onRewrite }: { finding: FindingView; onRewrite: () => void }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const [dropping, setDropping] = useState(false);
	const target = { path: { body, finding: f.id }, headers: { "If-Match": ifMatch(f.version) } };
	const issue = useAct(() => issueFinding(target));
	const note = useAct(() => noteFinding(target));
	const drop = useSend((values: { reason: string }) => dropFinding({ ...target, body: values }));
	return (
		<>
			<Actions
				actions={f.actions}
				verbs={{
					issue: { label: t`Give to the client`, run: issue.run, busy: issue.busy, kind: "primary" },
					rewrite: { label: t`Change the draft`, run: onRewrite },
					note: { label: t`Close`, run: note.run, busy: note.busy },
					drop: { label: t`Take back`, run: () => setDropping(true), kind: "danger" },
				}}
			/>
			<ProblemNote error={issue.error ?? note.error} />
			<Dialog open={dropping} onClose={() => setDropping(false)} title={t`Take back`}>
				<Form<{ reason: string }> onSubmit={drop} submit={t`Take back`} danger>
					<TextAreaField name="reason" label={t`Reason`} required />
				</Form>
			</Dialog>
		</>
	);
}
