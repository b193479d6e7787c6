import { useLingui } from "@lingui/react/macro";
import { Actions } from "@/components/Actions";
import { Card, Stack } from "@/components/Card";
import { ProblemNote } from "@/components/ProblemNote";
import { DateRange } from "@/components/Text";
import { confirmSubmission, dropSubmission, sendSubmission } from "@/gen/sdk.gen";
import type { ApiView, SubmissionView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { ByAPI } from "./ByAPI";
import { Content } from "./Content";
import { Files } from "./Files";

/** Files that wait for their upload, with what has to be done there by hand or, with a key of the API, from here. */
export function Prepared({ submission, api }: { submission: SubmissionView; api?: ApiView }) {
	const { t } = useLingui();
	const body = useBody();
	const target = {
		path: { body, submission: submission.id },
		headers: { "If-Match": ifMatch(submission.version) },
	};
	const confirm = useAct(() => confirmSubmission(target));
	const drop = useAct(() => dropSubmission(target));
	const send = useAct(() => sendSubmission(target));
	const sends = Boolean(api?.key) && submission.actions.some((action) => action.name === "send");
	const cnca = submission.register === "cnca";
	const numbers = submission.kind === "numbers";
	return (
		<Card title={cnca ? t`Waiting for the upload to CNCA` : t`Waiting for the upload to IAF CertSearch`}>
			<Stack>
				{cnca && (
					<p>
						<DateRange from={submission.from} to={submission.to} />
					</p>
				)}
				<Files submission={submission} />
				<Content submission={submission} />
				<p>
					{cnca && t`Upload the files on the platform of CNCA, and record it here.`}
					{numbers && t`Report the numbers in your account of IAF CertSearch, and record it here.`}
					{!cnca &&
						!numbers &&
						t`Upload the files in your account of IAF CertSearch, remove there what is listed for removal, and record it here.`}
				</p>
				{sends && api && <ByAPI submission={submission} api={api} />}
				<ProblemNote error={confirm.error ?? drop.error ?? send.error} />
				<Actions
					actions={submission.actions}
					verbs={{
						...(sends && {
							send: { label: t`Upload by the API`, kind: "primary", run: send.run, busy: send.busy },
						}),
						confirm: {
							label: t`Record the upload`,
							kind: sends ? "default" : "primary",
							run: confirm.run,
							busy: confirm.busy,
						},
						drop: { label: t`Discard the files`, run: drop.run, busy: drop.busy },
					}}
				/>
			</Stack>
		</Card>
	);
}
