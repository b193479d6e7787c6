import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Facts } from "@/components/Facts";
import { FieldRow, Form } from "@/components/Form";
import { SelectField, TextAreaField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { PlainTable } from "@/components/PlainTable";
import { DateText } from "@/components/Text";
import { type AuditMeeting, type AuditView, closeAudit, startAudit } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { dayOf } from "./names";

interface Values extends Omit<AuditMeeting, "attendees"> {
	attendees: { name: string; role?: string; side: string }[];
}

/** Opening and closing meeting with who attended. */
export function MeetingsTab({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	return (
		<Stack>
			<MeetingCard
				audit={audit}
				verb="start"
				title={t`Opening meeting`}
				kept={audit.opening}
				day={dayOf(audit.span?.from)}
			/>
			{audit.opening && (
				<MeetingCard
					audit={audit}
					verb="close_field"
					title={t`Closing meeting`}
					kept={audit.closing}
					day={dayOf(audit.span?.to)}
				/>
			)}
		</Stack>
	);
}

interface CardProps {
	audit: AuditView;
	verb: "start" | "close_field";
	title: string;
	kept?: AuditMeeting;
	day?: string;
}

function MeetingCard({ audit, verb, title, kept, day }: CardProps) {
	const { t } = useLingui();
	const say = useSay();
	const action = audit.actions.find((a) => a.name === verb);
	return (
		<Card title={title}>
			{kept ? (
				<Kept meeting={kept} />
			) : action ? (
				<MeetingForm audit={audit} verb={verb} day={day} why={action.allowed ? undefined : say(action.why)} />
			) : (
				<p className="quiet">{t`Not held yet.`}</p>
			)}
		</Card>
	);
}

function Kept({ meeting }: { meeting: AuditMeeting }) {
	const { t } = useLingui();
	return (
		<Stack>
			<Facts
				items={[
					{
						label: t`When`,
						value: (
							<>
								<DateText value={meeting.day} /> {meeting.time}
							</>
						),
					},
					{ label: t`Place`, value: meeting.place },
					...(meeting.notes ? [{ label: t`Notes`, value: meeting.notes, wide: true }] : []),
				]}
			/>
			<PlainTable
				label={t`Attendance`}
				head={[
					{ title: t`Person` },
					{ title: t({ message: "Function", context: "attendee" }) },
					{ title: t`Side` },
				]}
				rows={meeting.attendees.map((a) => ({
					key: a.name + (a.role ?? ""),
					cells: [a.name, a.role, a.body ? t`Audit team` : t`Client`],
				}))}
			/>
		</Stack>
	);
}

function MeetingForm({
	audit,
	verb,
	day,
	why,
}: {
	audit: AuditView;
	verb: CardProps["verb"];
	day?: string;
	why?: string;
}) {
	const { t } = useLingui();
	const body = useBody();
	const people = verb === "close_field" && audit.opening ? audit.opening.attendees : undefined;
	const attendees =
		people?.map((a) => ({ name: a.name, role: a.role, side: a.body ? "body" : "client" })) ??
		(audit.team ?? []).map((m) => ({ name: m.name ?? "", side: "body" }));
	const send = useSend((v: Values) =>
		(verb === "start" ? startAudit : closeAudit)({
			path: { body, audit: audit.id },
			body: {
				...v,
				attendees: v.attendees.map((a) => ({ name: a.name, role: a.role, body: a.side === "body" })),
			},
			headers: { "If-Match": ifMatch(audit.version) },
		}),
	);
	return (
		<Form<Values>
			initial={{ day, time: verb === "start" ? "09:00" : "16:00", attendees }}
			onSubmit={send}
			submit={verb === "start" ? t`Begin the audit` : t`Close the audit on site`}
			why={why}
		>
			<FieldRow>
				<DateField name="day" label={t`Day`} required />
				<TextField name="time" label={t`Time`} placeholder="09:00" required />
				<TextField name="place" label={t`Place`} />
			</FieldRow>
			<ListField
				name="attendees"
				add={t`Add an attendee`}
				remove={(i) => t`Remove attendee ${i + 1}`}
				title={(i) => t`Attendee ${i + 1}`}
				fresh={() => ({ side: "client" })}
			>
				{(path) => (
					<FieldRow>
						<TextField name={[...path, "name"]} label={t`Person`} required />
						<TextField name={[...path, "role"]} label={t({ message: "Function", context: "attendee" })} />
						<SelectField
							name={[...path, "side"]}
							label={t`Side`}
							options={[
								{ value: "client", label: t`Client` },
								{ value: "body", label: t`Audit team` },
							]}
						/>
					</FieldRow>
				)}
			</ListField>
			<TextAreaField name="notes" label={t`Notes`} />
		</Form>
	);
}
