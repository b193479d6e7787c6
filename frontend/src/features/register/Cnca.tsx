import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, Form } from "@/components/Form";
import { RadioField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { prepareReport } from "@/gen/sdk.gen";
import type { PrepareReportInBody, ReportView } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";
import { Duty } from "./Duty";
import { History } from "./History";
import { Prepared } from "./Prepared";
import { Refusals } from "./Refusals";

/** The monthly report of a body under the rules of China. */
export function Cnca({ report }: { report: ReportView }) {
	const { t } = useLingui();
	const body = useBody();
	const columns = `/b/${body}/registers/columns`;
	return (
		<Stack>
			<Duty duty={report.duty} />
			{!report.approval && (
				<Notice
					kind="warning"
					title={t`The approval number of the body is missing`}
					action={<Button to={columns}>{t`Enter the approval number`}</Button>}
				>
					{t`Without it every certificate is held back.`}
				</Notice>
			)}
			{report.prepared ? (
				<Prepared submission={report.prepared} />
			) : (
				<Prepare key={`${report.from} ${report.to}`} report={report} />
			)}
			<Card
				title={t`Columns and codes of the report`}
				aside={<Button to={columns}>{t`See the columns`}</Button>}
			>
				<p>
					{report.own
						? t`The report has the columns and codes that the body has set.`
						: t`The report has the delivered columns. They follow the public record of the platform and older templates; compare them with the template of your account before the first upload.`}
				</p>
			</Card>
			<Refusals register="cnca" />
			<History register="cnca" />
		</Stack>
	);
}

function Prepare({ report }: { report: ReportView }) {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const [key, setKey] = useState(newKey);
	const [initial] = useState<PrepareReportInBody>(() => ({
		from: report.from,
		to: report.to,
		kind: "window",
	}));
	const prepare = useSend(async (values: PrepareReportInBody) => {
		await prepareReport({ path: { body }, headers: { "Idempotency-Key": key }, body: values });
		setKey(newKey());
	});
	return (
		<Card title={t`Monthly report`}>
			<Stack>
				<p>
					{t`The files tell of certificates by their day of issue, of surveillance audits by the day on which certification was maintained, and of changes by their day. What was reported before is left out; what was held back before is taken up.`}
				</p>
				<Form<PrepareReportInBody> initial={initial} onSubmit={prepare} submit={t`Make the report`} unmarked>
					<FieldRow>
						<DateField name="from" label={t`First day reported`} max={today} required />
						<DateField name="to" label={t`Last day reported`} max={today} required />
					</FieldRow>
					<RadioField
						name="kind"
						label={t`What is made`}
						required
						options={[
							{
								value: "window",
								label: t`Files to upload`,
								help: t`Excel with a sheet for each part, and CSV`,
							},
							{
								value: "nothing",
								label: t`The record that there is nothing to report`,
								help: t`Refused where something is`,
							},
						]}
					/>
				</Form>
			</Stack>
		</Card>
	);
}
