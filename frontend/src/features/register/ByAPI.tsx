import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ApiView, RegisterCounts, SubmissionView } from "@/gen/types.gen";
import { OnTrial } from "./Sending";

/** From so many certificates on the files are much the faster way. */
const many = 200;

/** How many certificates the submission tells of or takes back. */
const told = ({ new: added, changed, unchanged, removed }: RegisterCounts, kind: SubmissionView["kind"]) =>
	added + changed + removed + (kind === "all" ? unchanged : 0);

/** What an upload by the API of what is prepared takes. */
export function ByAPI({ submission, api }: { submission: SubmissionView; api: ApiView }) {
	const { t } = useLingui();
	const count = told(submission.counts, submission.kind);
	const { pause } = api;
	const minutes = Math.max(1, Math.ceil(((count - 1) * pause) / 60));
	const hours = Math.round(minutes / 60);
	const long = minutes > 120;
	return (
		<>
			{api.key?.server === "sandbox" && <OnTrial />}
			<p>
				{t`By the API the certificates go one by one, with a pause of ${pause} seconds between them.`}{" "}
				{long
					? t`That takes about ${hours} hours.`
					: t`That takes about ${plural(minutes, { one: "# minute", other: "# minutes" })}.`}{" "}
				{count >= many &&
					t`For this many the files are much the faster way: upload them in your account, and the API from the next month on.`}
			</p>
			{api.key?.server === "live" && submission.counts.removed > 0 && (
				<p>
					{t`What is listed for removal is hidden there: nobody else sees it, and your account shows it as a draft. To remove it for good, delete it there.`}
				</p>
			)}
		</>
	);
}
