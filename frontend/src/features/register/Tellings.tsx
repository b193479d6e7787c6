import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Status, type Tone } from "@/components/Status";
import { Say } from "@/components/Text";
import { listTellingsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListTellingsData, RegisterTelling, SubmissionView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";

type Query = NonNullable<ListTellingsData["query"]>;

const tones: Record<RegisterTelling["state"], Tone> = {
	waiting: "going",
	accepted: "good",
	refused: "yours",
	left_out: "quiet",
};

/** The certificates of a submission that goes or went by the API, and what the register answered. */
export function Tellings({ submission }: { submission: SubmissionView }) {
	const { t } = useLingui();
	const body = useBody();
	const states: Record<RegisterTelling["state"], string> = {
		waiting: t`Still to be sent`,
		accepted: t`Accepted by the register`,
		refused: t`Refused by the register`,
		left_out: t`Not uploaded`,
	};
	return (
		<DataTable
			label={t`Certificates of the upload`}
			query={({ sort, after, filters }) => ({
				...listTellingsOptions({
					path: { body, submission: submission.id },
					query: { sort, after, state: filters.state as Query["state"] },
				}),
				refetchInterval: submission.state === "sending" ? 5000 : false,
			})}
			columns={[
				{
					key: "number",
					title: t`Certificate`,
					render: (u) => u.number,
					sub: (u) => <Say text={u.holder} />,
					sort: "number",
				},
				{
					key: "state",
					title: t`Status`,
					render: (u) => <Status tone={tones[u.state]}>{states[u.state]}</Status>,
					sub: (u) => u.hide && t`to be hidden there`,
				},
				{ key: "attempts", title: t`Attempts`, render: (u) => u.attempts, end: true },
				{ key: "answer", title: t`Answer of the register`, render: (u) => <Answer telling={u} /> },
			]}
			rowKey={(u) => u.id}
			to={(u) => `/b/${body}/certificates/${u.certificate}`}
			name={`tellings-${submission.id}`}
			filters={[
				{
					key: "state",
					label: t`All statuses`,
					options: Object.entries(states).map(([value, label]) => ({ value, label })),
				},
			]}
			defaultSort="number"
			empty={<Empty kind="nothing" title={t`The upload has no certificate`} />}
		/>
	);
}

function Answer({ telling: { code, says, given } }: { telling: RegisterTelling }) {
	const { t } = useLingui();
	const reasons: Record<string, string> = {
		not_allowed: t`The client no longer allows it`,
		incomplete: t`Fields are missing or too long by now`,
		cancelled: t`The upload was cancelled`,
		no_answer: t`Tried again and again without an answer`,
	};
	const reason = code && reasons[code];
	return (
		<>
			{reason && <div>{reason}</div>}
			{says && <div>{says}</div>}
			{given && <code>{given}</code>}
			{!reason && !says && !given && "–"}
		</>
	);
}
