import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { confideMaterial, confirmMaterial } from "@/gen/sdk.gen";
import type { ApplicationSubmission, ApplicationView, ConfidentialFile } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";

interface Props {
	application: ApplicationView;
	submission: ApplicationSubmission;
}

/** How the file is treated, where it is confidential or was. */
export function treatmentOf(
	{ confidential }: ApplicationView,
	document: string,
): ConfidentialFile | undefined {
	return confidential.find((one) => one.document_id === document);
}

/** Says of a file that it is confidential, under which rule, and who of the body has opened it. */
export function useTreatment(): (file?: ConfidentialFile) => string[] {
	const { t } = useLingui();
	const { time } = useFormats();
	return (file) => {
		if (!file) return [];
		const { rule, openings } = file;
		const names = openings.map(({ name, at }) => `${name} (${time(at)})`).join(", ");
		return [
			...(rule ? [t`confidential: ${rule}`] : []),
			...(names ? [t`opened by ${names}`] : rule ? [t`not opened by the certification body yet`] : []),
		];
	};
}

/** Where the applicant marks a file as confidential, words its access rule anew or lifts it. */
export function Confide({ application, submission }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState(false);
	const send = useSend((rule: string) =>
		confideMaterial({
			path: { body, application: application.id, number: submission.number },
			headers: { "Idempotency-Key": newKey() },
			body: { rule },
		}),
	);
	const rule = treatmentOf(application, submission.document_id)?.rule;
	const verb = rule ? t`Change the access rule` : t`Mark as confidential`;
	const { name } = submission;
	return (
		<>
			<Button kind="text" size="small" onClick={() => setOpen(true)} label={`${verb}: ${name}`}>
				{verb}
			</Button>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Confidentiality of ${name}`}>
				<Form<{ rule?: string }>
					initial={{ rule }}
					onSubmit={async (values) => {
						await send(values.rule ?? "");
						setOpen(false);
					}}
					submit={t`Keep the access rule`}
				>
					<p className="quiet">{t`People of the certification body confirm the rule before they can open the file. You see here who did.`}</p>
					<TextAreaField
						name="rule"
						label={t`Who may open the file, and what for`}
						help={t`For instance: only the reviewer and the audit team, not to be copied. Empty, the file is not confidential.`}
						rows={3}
						maxLength={500}
					/>
				</Form>
			</Dialog>
		</>
	);
}

/** Shows the content of a file to people of the body once they have confirmed its access rule. */
export function ByItsRule({ application, submission, children }: Props & { children: ReactNode }) {
	const { t } = useLingui();
	const body = useBody();
	const file = treatmentOf(application, submission.document_id);
	const rule = file?.rule ?? "";
	const confirm = useAct(() =>
		confirmMaterial({
			path: { body, application: application.id, number: submission.number },
			headers: { "Idempotency-Key": newKey() },
			body: { rule },
		}),
	);
	if (!file || file.open) return children;
	return (
		<>
			<ProblemNote error={confirm.error} />
			<Notice
				kind="warning"
				title={t`The applicant has marked this file as confidential`}
				action={
					<Button
						kind="primary"
						onClick={confirm.run}
						busy={confirm.busy}
					>{t`I keep to this rule: open the file`}</Button>
				}
			>
				<p>{rule}</p>
				<p className="quiet small">{t`Your name and the time are kept, and the applicant sees them.`}</p>
			</Notice>
		</>
	);
}
