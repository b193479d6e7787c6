import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Status, type Tone } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listRefusalsOptions } from "@/gen/@tanstack/react-query.gen";
import { enterRefusal, setRefusalAside } from "@/gen/sdk.gen";
import type { EnteredRefusal, ListRefusalsData, RefusalView } from "@/gen/types.gen";
import { ifMatch, newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

type Query = NonNullable<ListRefusalsData["query"]>;

const tones: Record<RefusalView["state"], Tone> = { open: "yours", done: "good", aside: "quiet" };

/** The certificates that a register refused or that are held back from it: tasks until it has them. */
export function Refusals({ register }: { register: RefusalView["register"] }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<RefusalView>();
	const [entering, setEntering] = useState(false);
	const close = () => setOpen(undefined);
	const states: Record<RefusalView["state"], string> = {
		open: t`To be settled`,
		done: register === "cnca" ? t`Reported meanwhile` : t`Accepted meanwhile`,
		aside: t`Set aside`,
	};
	const cnca = register === "cnca";
	const title = cnca ? t`Held back from the report` : t`Refused by IAF CertSearch, or held back`;
	return (
		<Card
			title={title}
			aside={!cnca && <Button onClick={() => setEntering(true)}>{t`Enter a refusal`}</Button>}
			flush
		>
			<DataTable
				label={title}
				query={({ q, sort, after, filters }) =>
					listRefusalsOptions({
						path: { body },
						query: { q, sort, after, register, state: filters.state as Query["state"] },
					})
				}
				columns={[
					{
						key: "number",
						title: t`Certificate`,
						render: (r) => (
							<Button kind="link" onClick={() => setOpen(r)}>
								{r.number}
							</Button>
						),
						sub: (r) => <Say text={r.holder} />,
						sort: "number",
					},
					{
						key: "says",
						title: cnca ? t`What is missing` : t`Answer of the register`,
						render: (r) => <Answer refusal={r} />,
					},
					{
						key: "last",
						title: cnca ? t`Held back on` : t`Refused on`,
						render: (r) => <DateText value={r.last} />,
						sort: "last",
						whole: true,
					},
					{
						key: "state",
						title: t`Status`,
						render: (r) => <Status tone={tones[r.state]}>{states[r.state]}</Status>,
						sub: (r) => r.reason ?? r.ended_by,
					},
				]}
				rowKey={(r) => r.id}
				name="refusals"
				search={t`Search number or holder`}
				filters={[
					{
						key: "state",
						label: t`All statuses`,
						options: Object.entries(states).map(([value, label]) => ({ value, label })),
					},
				]}
				defaultSort="-last"
				empty={
					<Empty kind="done" title={cnca ? t`Nothing is held back` : t`The register has refused nothing`} />
				}
			/>
			<Dialog open={entering} onClose={() => setEntering(false)} title={t`Enter a refusal`}>
				{entering && <Enter onDone={() => setEntering(false)} />}
			</Dialog>
			<Dialog open={open !== undefined} onClose={close} title={title} wide>
				{open && <Refusal refusal={open} onDone={close} />}
			</Dialog>
		</Card>
	);
}

/** What the register said, or the fields for which the certificate was not sent at all. */
function Answer({ refusal }: { refusal: RefusalView }) {
	const { t } = useLingui();
	if (!refusal.problems?.length) return refusal.says || refusal.code;
	return (
		<Stack>
			<span>{t`Not sent, as fields are missing or too long:`}</span>
			{refusal.problems.map((p) => (
				<span key={p.field + p.says.en}>
					<code>{p.field}</code> <Say text={p.says} />
				</span>
			))}
		</Stack>
	);
}

/** A certificate that the register refused of a file that a person uploaded: it becomes a task like the others. */
function Enter({ onDone }: { onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const [key] = useState(newKey);
	const send = useSend((values: EnteredRefusal) =>
		enterRefusal({ path: { body }, headers: { "Idempotency-Key": key }, body: values }),
	);
	return (
		<Stack>
			<p>
				{t`After an upload by hand, enter each certificate that the register refused, with its reason. The next files tell it again.`}
			</p>
			<Form<EnteredRefusal>
				onSubmit={async (values) => {
					await send(values);
					onDone();
				}}
				submit={t`Enter the refusal`}
			>
				<TextField name="number" label={t`Certificate number`} required maxLength={100} />
				<TextAreaField name="reason" label={t`Answer of the register`} required maxLength={2000} />
			</Form>
		</Stack>
	);
}

/** As it stands now: during an upload the register may refuse it once more. */
function Refusal({ refusal: seen, onDone }: { refusal: RefusalView; onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const now = useQuery(listRefusalsOptions({ path: { body }, query: { q: seen.number } }));
	const refusal = now.data?.items.find((r) => r.id === seen.id) ?? seen;
	const cnca = refusal.register === "cnca";
	const send = useSend((reason: string) =>
		setRefusalAside({
			path: { body, refusal: refusal.id },
			headers: { "If-Match": ifMatch(refusal.version) },
			body: { reason },
		}),
	);
	return (
		<Stack>
			<Facts
				items={[
					{
						label: t`Certificate`,
						value: <Link to={`/b/${body}/certificates/${refusal.certificate}`}>{refusal.number}</Link>,
					},
					{
						label: t`Client`,
						value: (
							<Link to={`/b/${body}/clients/${refusal.client}`}>
								<Say text={refusal.holder} />
							</Link>
						),
					},
					{ label: cnca ? t`Held back since` : t`Refused since`, value: <DateText value={refusal.since} /> },
					{ label: t`How often`, value: refusal.times },
					{
						label: cnca ? t`What is missing` : t`Answer of the register`,
						value: <Answer refusal={refusal} />,
						wide: true,
					},
					{ label: t`Reason`, value: refusal.reason ?? false, wide: true },
				]}
			/>
			{refusal.state === "open" && (
				<>
					<p>
						{cnca
							? t`Correct it at the client or on the certificate, or among the columns of the report. The next report tells it, and once its upload is recorded the task is done.`
							: refusal.hide
								? t`The client no longer allows this certificate. Hide or delete it in your account there, and set the task aside with that reason.`
								: t`Correct what the register names: at the client, in the settings of the body, or by a mapping in your account there. The next upload tells the certificate again, and once it is accepted the task is done.`}
					</p>
					<Form<{ reason?: string }>
						onSubmit={async ({ reason }) => {
							await send(reason ?? "");
							onDone();
						}}
						submit={t`Set the task aside`}
					>
						<TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />
					</Form>
				</>
			)}
		</Stack>
	);
}
