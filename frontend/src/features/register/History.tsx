import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Drawer } from "@/components/Drawer";
import { Empty } from "@/components/Empty";
import { Status, type Tone } from "@/components/Status";
import { DateRange, DateText, Say } from "@/components/Text";
import { listReportItemsOptions, listSubmissionsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ReportedItem, SubmissionView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { Content } from "./Content";
import { Files } from "./Files";
import { Tellings } from "./Tellings";

const tones: Record<SubmissionView["state"], Tone> = {
	prepared: "yours",
	sending: "going",
	stopped: "yours",
	sent: "good",
	tried: "quiet",
	refused: "quiet",
	cancelled: "quiet",
	dropped: "quiet",
};

/** What was reported, when and by whom. */
export function History({ register }: { register: SubmissionView["register"] }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<SubmissionView>();
	const kinds: Record<SubmissionView["kind"], string> = {
		all: t`Everything`,
		changed: t`Changes`,
		nothing: register === "cnca" ? t`Nothing to report` : t`Nothing changed`,
		window: t`What happened since`,
		numbers: t`Numbers of the quarter`,
	};
	const states: Record<SubmissionView["state"], string> = {
		prepared: t`Waiting for the upload`,
		sending: t`On its way`,
		stopped: t`Stopped for now`,
		sent: t`Reported to the register`,
		tried: t`Tried on the sandbox`,
		refused: t`Nothing was accepted`,
		cancelled: t`The upload was cancelled`,
		dropped: t`Discarded`,
	};
	return (
		<Stack gap="tight">
			<h2>{t`Reports so far`}</h2>
			<DataTable
				label={t`Reports so far`}
				query={(q) =>
					listSubmissionsOptions({ path: { body }, query: { register, sort: q.sort, after: q.after } })
				}
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
						sub: (s) => s.from && <DateRange from={s.from} to={s.to} />,
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
	return (
		<Stack>
			<Content submission={submission} />
			<Files submission={submission} />
			{submission.server && <Tellings submission={submission} />}
			{submission.register === "cnca" && <Items submission={submission} />}
		</Stack>
	);
}

/** What the report told of, by certificate: it is not reported again. */
function Items({ submission }: { submission: SubmissionView }) {
	const { t } = useLingui();
	const body = useBody();
	const streams: Record<ReportedItem["stream"], string> = {
		new: t`New certificates`,
		surveillances: t`Surveillance audits`,
		changes: t`Changes of certificates`,
	};
	return (
		<DataTable
			label={t`Certificates of the report`}
			query={(q) =>
				listReportItemsOptions({
					path: { body, submission: submission.id },
					query: { sort: q.sort, after: q.after },
				})
			}
			columns={[
				{
					key: "number",
					title: t`Certificate`,
					render: (i) => i.number,
					sub: (i) => <Say text={i.holder} />,
					sort: "number",
				},
				{ key: "stream", title: t`Part`, render: (i) => streams[i.stream] },
				{ key: "on", title: t`Day`, render: (i) => <DateText value={i.on} /> },
				{
					key: "held",
					title: t`Status`,
					render: (i) =>
						i.held ? (
							<Status tone="yours">{t`Held back`}</Status>
						) : (
							<Status tone="good">{t`In the files`}</Status>
						),
				},
			]}
			rowKey={(i) => i.id}
			to={(i) => `/b/${body}/certificates/${i.certificate}`}
			name="items"
			defaultSort="number"
			empty={<Empty kind="nothing" title={t`The report tells of no certificate`} />}
		/>
	);
}
