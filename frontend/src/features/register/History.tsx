import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Drawer } from "@/components/Drawer";
import { Empty } from "@/components/Empty";
import { PlainTable } from "@/components/PlainTable";
import { Status, type Tone } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listSubmissionsOptions } from "@/gen/@tanstack/react-query.gen";
import type { SubmissionView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { Content } from "./Content";

const tones: Record<SubmissionView["state"], Tone> = { prepared: "yours", sent: "good", dropped: "quiet" };

/** What was reported, when and by whom. */
export function History() {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<SubmissionView>();
	const kinds: Record<SubmissionView["kind"], string> = {
		all: t`Everything`,
		changed: t`Changes`,
		nothing: t`Nothing changed`,
	};
	const states: Record<SubmissionView["state"], string> = {
		prepared: t`Waiting for the upload`,
		sent: t`Reported to the register`,
		dropped: t`Discarded`,
	};
	return (
		<Stack gap="tight">
			<h2>{t`Reports so far`}</h2>
			<DataTable
				label={t`Reports so far`}
				query={(q) => listSubmissionsOptions({ path: { body }, query: { sort: q.sort, after: q.after } })}
				columns={[
					{
						key: "prepared_on",
						title: t`Prepared on`,
						render: (s) => <DateText value={s.prepared_on} />,
						sub: (s) => s.prepared_by,
						sort: "prepared_on",
					},
					{
						key: "what",
						title: t`What was reported`,
						render: (s) => (
							<Button kind="link" onClick={() => setOpen(s)}>
								{kinds[s.kind]}
							</Button>
						),
					},
					{
						key: "state",
						title: t`Status`,
						render: (s) => <Status tone={tones[s.state]}>{states[s.state]}</Status>,
						sub: (s) => s.ended_by,
					},
					{
						key: "ended_on",
						title: t`Reported on`,
						render: (s) => (s.state === "sent" ? <DateText value={s.ended_on} /> : "–"),
					},
				]}
				rowKey={(s) => s.id}
				defaultSort="-prepared_on"
				empty={<Empty kind="nothing" title={t`Nothing has been reported yet`} />}
			/>
			<Drawer
				open={open !== undefined}
				title={t`Details of the report`}
				onClose={() => setOpen(undefined)}
				wide
			>
				{open && <Report submission={open} />}
			</Drawer>
		</Stack>
	);
}

function Report({ submission }: { submission: SubmissionView }) {
	const { t } = useLingui();
	const body = useBody();
	const { size } = useFormats();
	return (
		<Stack>
			<Content submission={submission} />
			{submission.files.length > 0 && (
				<PlainTable
					label={t`Files`}
					head={[
						{ title: t`File to upload` },
						{ title: t`Number of certificates`, end: true },
						{ title: t`SHA-256` },
					]}
					rows={submission.files.map((file, index) => ({
						key: file.name,
						cells: [
							<a key="file" href={`/api/v1/b/${body}/register/submissions/${submission.id}/files/${index}`}>
								{file.name} ({size(file.size)})
							</a>,
							file.rows,
							<code key="hash">{file.sha256}</code>,
						],
					}))}
				/>
			)}
		</Stack>
	);
}
