import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { FieldSet, Form } from "@/components/Form";
import { CheckField, RadioField } from "@/components/fields";
import { FileIcon } from "@/components/icons";
import { Notice } from "@/components/Notice";
import { RuleNote } from "@/components/RuleNote";
import { SaveLine } from "@/components/SaveLine";
import { DateText } from "@/components/Text";
import { type AuditView, writeReport } from "@/gen";
import { brokenRules } from "@/lib/breach";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import { useRecord } from "./useRecord";

type Recommendation = "positive" | "conditional" | "negative";

interface Values {
	sections: Record<string, { body?: { en?: string; zh?: string }; none?: boolean } | undefined>;
	recommendation?: string;
}

const body = (v: Values) => ({
	sections: Object.entries(v.sections).map(([key, s]) => ({
		key,
		body: { en: s?.body?.en ?? "", zh: s?.body?.zh ?? "" },
		none: s?.none ?? false,
	})),
	recommendation: (v.recommendation || undefined) as Recommendation | undefined,
});

/** The report: its written parts while the team writes, then the document. */
export function ReportTab({ audit, write }: { audit: AuditView; write: boolean }) {
	const { t } = useLingui();
	const { body: slug, reader } = usePlace();
	const issued = audit.report?.issued_on;
	const pdf = `/api/v1/b/${slug}/audits/${audit.id}/report.pdf`;
	if (reader === "client" && !issued) {
		return <Notice kind="info">{t`The report comes after the closing meeting.`}</Notice>;
	}
	return (
		<Stack>
			<Card
				title={t`Audit report`}
				aside={
					<Button icon={<FileIcon />} href={pdf}>
						{issued ? t`Report (PDF)` : t`Draft (PDF)`}
					</Button>
				}
			>
				{issued ? (
					<p>
						{t`Issued on`} <DateText value={issued} /> · {audit.report?.issued_by}
					</p>
				) : (
					<Lacks audit={audit} />
				)}
			</Card>
			{write && <Writing audit={audit} />}
		</Stack>
	);
}

function Lacks({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const say = useSay();
	const missing = audit.report_lacks.length;
	const total = audit.headings.length;
	if (missing === 0)
		return <Notice kind="good">{t`The report has all its contents and can be issued.`}</Notice>;
	return (
		<Stack>
			<p>{t`${missing} things are missing; the report has ${total} written parts.`}</p>
			<RuleNote rules={brokenRules(audit.report_lacks.slice(0, 6), say)} warning />
		</Stack>
	);
}

function Writing({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const say = useSay();
	const record = useRecord<Values>(audit, (v, target) => writeReport({ ...target, body: body(v) }));
	const kept = new Map((audit.report?.sections ?? []).map((s) => [s.key, s]));
	const lacking = new Set(audit.report_lacks.map((b) => b.field));
	const initial: Values = {
		sections: Object.fromEntries(
			audit.headings.map((h) => [h.key, { body: kept.get(h.key)?.body, none: kept.get(h.key)?.none }]),
		),
		recommendation: audit.report?.recommendation,
	};
	return (
		<Card title={t`Written parts`} aside={<SaveLine state={record.state} />}>
			<Form<Values> initial={initial} onSubmit={() => Promise.resolve()} onChange={record.change}>
				{audit.headings.map((h) => (
					<FieldSet
						key={h.key}
						title={`${lacking.has(`sections.${h.key}`) ? "○" : "●"} ${say(h.title)}`}
						hint={<span translate="no">ISO/IEC 17021-1 · {h.clause}</span>}
					>
						<BilingualField name={["sections", h.key, "body"]} label={say(h.title)} long />
						{!h.never && (
							<CheckField name={["sections", h.key, "none"]} label={t`Considered, nothing to report`} />
						)}
					</FieldSet>
				))}
				{audit.type !== "stage1" && (
					<RadioField
						name="recommendation"
						label={t`Recommendation of the team`}
						options={[
							{ value: "positive", label: t`Recommended` },
							{ value: "conditional", label: t`Recommended once the findings are resolved` },
							{ value: "negative", label: t`Not recommended` },
						]}
					/>
				)}
			</Form>
		</Card>
	);
}
