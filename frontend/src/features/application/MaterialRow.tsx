import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { ChecklistRow } from "@/components/Checklist";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { Status, type Tone } from "@/components/Status";
import { UploadArea } from "@/components/Upload";
import { replyMaterial, waiveMaterial } from "@/gen/sdk.gen";
import type { ApplicationLine, ApplicationSubmission, ApplicationView } from "@/gen/types.gen";
import { ifMatch, newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { Confide } from "./Confidential";
import { SubmittedFiles } from "./SubmittedFiles";
import { useLineStates } from "./words";

interface Props {
	application: ApplicationView;
	line: ApplicationLine;
	send: (files: File[], item: string, replaces?: number) => void;
}

const tones: Record<ApplicationLine["state"], Tone> = {
	missing: "quiet",
	received: "going",
	accepted: "good",
	returned: "yours",
	waived: "quiet",
};

/** One item of the checklist: its files, what came back and why, and where to send. */
export function MaterialRow({ application, line, send }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const states = useLineStates();
	const title = say(line.title);
	const returned = line.submissions.find((one) => one.state === "returned" && !replaced(line, one));
	return (
		<ChecklistRow
			title={title}
			code={line.clauses.join(", ")}
			optional={line.need !== "required"}
			hint={say(line.hint)}
			status={<Status tone={tones[line.state]}>{states[line.state]}</Status>}
			files={
				line.submissions.length > 0 && (
					<SubmittedFiles
						application={application}
						list={line.submissions}
						actions={(one) => <Confide application={application} submission={one} />}
					/>
				)
			}
			asked={line.state === "returned"}
			actions={
				<>
					{!returned && (
						<UploadArea
							compact
							onFiles={(files) => send(files, line.key)}
							label={t`Choose files for ${title}`}
						/>
					)}
					{!returned && line.submissions.length === 0 && <Waive application={application} line={line} />}
				</>
			}
		>
			{line.waived && line.state === "waived" && <p className="quiet">{line.waived.reason}</p>}
			{returned && <Return application={application} line={line} submission={returned} send={send} />}
		</ChecklistRow>
	);
}

export function replaced(line: ApplicationLine, submission: ApplicationSubmission): boolean {
	return line.submissions.some((one) => one.replaces === submission.number);
}

function Return({ application, line, submission, send }: Props & { submission: ApplicationSubmission }) {
	const { t } = useLingui();
	const body = useBody();
	const [answering, setAnswering] = useState(false);
	const reply = useSend((values: { answer: string }) =>
		replyMaterial({
			path: { body, application: application.id, number: submission.number },
			headers: { "If-Match": ifMatch(submission.version) },
			body: { answer: values.answer ?? "" },
		}),
	);
	const { name, reviewed_by: who } = submission;
	return (
		<Notice
			kind="warning"
			title={t`${name} came back`}
			action={
				!answering && (
					<>
						<UploadArea
							compact
							onFiles={(files) => send(files.slice(0, 1), line.key, submission.number)}
							label={t`Send ${name} again`}
						/>
						<Button kind="text" onClick={() => setAnswering(true)}>{t`Answer instead`}</Button>
					</>
				)
			}
		>
			<p>{submission.reason}</p>
			<p className="quiet small">{who}</p>
			{answering && (
				<Form<{ answer: string }> onSubmit={reply} submit={t`Send the answer`}>
					<TextAreaField name="answer" label={t`Your answer`} required />
				</Form>
			)}
		</Notice>
	);
}

function Waive({ application, line }: { application: ApplicationView; line: ApplicationLine }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const [open, setOpen] = useState(false);
	const waive = useSend((reason: string) =>
		waiveMaterial({
			path: { body, application: application.id },
			headers: { "Idempotency-Key": newKey() },
			body: { item: line.key, reason },
		}),
	);
	const title = say(line.title);
	if (line.state === "waived")
		return <Button kind="text" onClick={() => void waive("")}>{t`It does apply`}</Button>;
	return (
		<>
			<Button kind="text" onClick={() => setOpen(true)} label={t`${title} does not apply`}>
				{t`Does not apply`}
			</Button>
			<Dialog open={open} onClose={() => setOpen(false)} title={title}>
				<Form<{ reason: string }>
					onSubmit={async (values) => {
						await waive(values.reason ?? "");
						setOpen(false);
					}}
					submit={t`Say that it does not apply`}
				>
					<TextAreaField name="reason" label={t`Why, or which other document covers it`} required />
				</Form>
			</Dialog>
		</>
	);
}
