import { useLingui } from "@lingui/react/macro";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { DownloadIcon } from "@/components/icons";
import { ProblemNote } from "@/components/ProblemNote";
import { confirmSubmission, dropSubmission } from "@/gen/sdk.gen";
import type { SubmissionView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { Content } from "./Content";

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
	return (
		<Card title={t`Waiting for the upload to IAF CertSearch`}>
			<Stack>
				<Row>
					{submission.files.map((file, index) => (
						<Button
							key={file.name}
							icon={<DownloadIcon />}
							href={`/api/v1/b/${body}/register/submissions/${submission.id}/files/${index}`}
						>
							{file.name}
						</Button>
					))}
				</Row>
				<Content submission={submission} />
				<p>
					{t`Upload the files in your account of IAF CertSearch, remove there what is listed for removal, and record it here.`}
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
