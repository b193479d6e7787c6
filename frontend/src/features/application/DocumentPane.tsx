import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { DownloadIcon } from "@/components/icons";
import { Notice } from "@/components/Notice";
import { PdfView } from "@/components/PdfView";
import { ProblemNote } from "@/components/ProblemNote";
import { DateText } from "@/components/Text";
import { judgeMaterial } from "@/gen/sdk.gen";
import type {
	ApplicationLine,
	ApplicationSubmission,
	ApplicationView,
	MaterialVerdict,
} from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { ByItsRule, treatmentOf } from "./Confidential";
import css from "./DocumentPane.module.css";
import { replaced } from "./MaterialRow";
import { contentOf } from "./SubmittedFiles";

interface Props {
	application: ApplicationView;
	line: ApplicationLine;
	submission: ApplicationSubmission;
	/** Goes to the next file that waits. */
	onNext: (number: number) => void;
}

/** One file in the page, and what the reviewer thinks of it. */
export function DocumentPane(props: Props) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { application, line, submission } = props;
	const url = contentOf(body, submission.document_id);
	const closed = treatmentOf(application, submission.document_id)?.open === false;
	return (
		<Card
			title={say(line.title)}
			aside={
				!closed && (
					<Button icon={<DownloadIcon />} href={url} size="small">
						{t`Download`}
					</Button>
				)
			}
		>
			<Stack>
				<p className="quiet">
					{submission.name} · {submission.by} · <DateText value={submission.on} />
				</p>
				<Said submission={submission} />
				<ByItsRule application={application} submission={submission}>
					<Verdict key={`${submission.number}/${submission.version}`} {...props} />
					<Content url={url} submission={submission} />
				</ByItsRule>
			</Stack>
		</Card>
	);
}

function Content({ url, submission }: { url: string; submission: ApplicationSubmission }) {
	const { t } = useLingui();
	const { name, type } = submission;
	if (type === "application/pdf") return <PdfView url={`${url}?inline=1`} name={name} />;
	if (["image/png", "image/jpeg", "image/webp"].includes(type))
		return <img className={css.picture} src={`${url}?inline=1`} alt={name} />;
	return <Notice kind="info">{t`This kind of file is read on your own computer: download it.`}</Notice>;
}

/** The reason of a return and the applicant's answer to it. */
function Said({ submission }: { submission: ApplicationSubmission }) {
	const { t } = useLingui();
	const { note, reason, answer } = submission;
	const who = submission.reviewed_by;
	const by = submission.answered_by;
	return (
		<>
			{note && <Notice kind="info">{note}</Notice>}
			{reason && (
				<Notice kind="warning" title={t`Returned by ${who}`}>
					{reason}
				</Notice>
			)}
			{answer && (
				<Notice kind="info" title={t`Answer of ${by}`}>
					{answer}
				</Notice>
			)}
		</>
	);
}

function Verdict({ application, line, submission, onNext }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("application.review");
	const [returning, setReturning] = useState(false);
	const judge = useSend((verdict: MaterialVerdict) =>
		judgeMaterial({
			path: { body, application: application.id, number: submission.number },
			headers: { "If-Match": ifMatch(submission.version) },
			body: verdict,
		}),
	);
	const next = () => {
		const waiting = application.materials.filter(
			(one) => one.state === "received" && one.number !== submission.number,
		);
		const after = waiting.find((one) => one.number > submission.number) ?? waiting[0];
		if (after) onNext(after.number);
	};
	const accept = useAct(() => judge({ accept: true }), next);
	if (!may || replaced(line, submission) || application.turn.who === "nobody") return null;
	return (
		<Stack gap="tight">
			{accept.error !== undefined && <ProblemNote error={accept.error} />}
			<Row>
				{submission.state !== "accepted" && (
					<Button kind="primary" onClick={accept.run} busy={accept.busy}>{t`Accept this file`}</Button>
				)}
				<Button
					onClick={() => setReturning(!returning)}
					expanded={returning}
				>{t`Return it with a reason`}</Button>
			</Row>
			{returning && (
				<Form<{ reason: string }>
					onSubmit={async (values) => {
						await judge({ accept: false, reason: values.reason ?? "" });
						next();
					}}
					submit={t`Return the file`}
				>
					<TextAreaField
						name="reason"
						label={t`Reason`}
						help={t`The applicant reads it in place and answers or sends again.`}
						required
					/>
				</Form>
			)}
		</Stack>
	);
}
