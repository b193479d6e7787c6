import { useLingui } from "@lingui/react/macro";
import { Actions } from "@/components/Actions";
import { Card, Stack } from "@/components/Card";
import { ProblemNote } from "@/components/ProblemNote";
import { DateRange } from "@/components/Text";
import { confirmSubmission, dropSubmission } from "@/gen/sdk.gen";
import type { SubmissionView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { Content } from "./Content";
import { Files } from "./Files";

/** Files that wait for their upload, with what has to be done there by hand. */
export function Prepared({ submission }: { submission: SubmissionView }) {
	const { t } = useLingui();
	const body = useBody();
	const target = {
		path: { body, submission: submission.id },
		headers: { "If-Match": ifMatch(submission.version) },
	};
	const confirm = useAct(() => confirmSubmission(target));
	const drop = useAct(() => dropSubmission(target));
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
				<ProblemNote error={confirm.error ?? drop.error} />
				<Actions
					actions={submission.actions}
					verbs={{
						confirm: { label: t`Record the upload`, kind: "primary", run: confirm.run, busy: confirm.busy },
						drop: { label: t`Discard the files`, run: drop.run, busy: drop.busy },
					}}
				/>
			</Stack>
		</Card>
	);
}
