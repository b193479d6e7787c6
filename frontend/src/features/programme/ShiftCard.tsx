import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { DateText } from "@/components/Text";
import { approveShift, type ProgrammeShift, type ProgrammeView, shiftSurveillance } from "@/gen";
import { getProgrammeOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay, useSession } from "@/lib/session";

interface Props {
	programme: string;
	/** Which surveillance of the cycle. */
	number: number;
}

/** By when a surveillance is held, where the season or a short certification asks for another day. */
export function ShiftCard({ programme, number }: Props) {
	const body = useBody();
	const query = useQuery(getProgrammeOptions({ path: { body, programme } }));
	return <Loaded query={query}>{(p) => <Shown programme={p} number={number} />}</Loaded>;
}

function Shown({ programme: p, number }: { programme: ProgrammeView; number: number }) {
	const { t } = useLingui();
	const at = p.slots.findIndex((s) => s.kind === "surveillance" && s.number === number);
	const slot = p.slots[at];
	const step = p.steps[at];
	const may = useMay("audit.plan");
	if (!slot || !step?.window_to) return null;
	return (
		<Card title={t`Day of the surveillance`} internal={t`Seen by staff only`}>
			<Stack>
				<p>
					{t`To be held by`} <DateText value={slot.due_on} />
				</p>
				{slot.shift && <Asked programme={p} number={number} shift={slot.shift} />}
				{may && <Ask programme={p} number={number} from={step.window_from} to={step.window_to} />}
			</Stack>
		</Card>
	);
}

/** Another day that was asked for: whose wish, why, and whether it counts. */
function Asked({
	programme: p,
	number,
	shift,
}: {
	programme: ProgrammeView;
	number: number;
	shift: ProgrammeShift;
}) {
	const { t } = useLingui();
	const body = useBody();
	const { date } = useFormats();
	const waits = !shift.approved_by;
	const may = useMay("calculation.endorse") && waits;
	const own = useSession()?.identity.id === shift.by_id;
	const approve = useAct(() =>
		approveShift({ path: { body, programme: p.id, number }, headers: { "If-Match": ifMatch(p.version) } }),
	);
	const { by, approved_by: second } = shift;
	const due = date(shift.due_on);
	return (
		<Notice
			kind={waits ? "warning" : "info"}
			title={waits ? t`${by} asks for ${due}; a second person approves it` : t`Set to ${due} by ${by}`}
			action={
				may &&
				!own && (
					<Button kind="primary" busy={approve.busy} onClick={approve.run}>
						{t`Approve the day in my name`}
					</Button>
				)
			}
		>
			<p>{shift.reason}</p>
			{second && <p>{t`Approved by ${second}`}</p>}
			<ProblemNote error={approve.error} />
		</Notice>
	);
}

function Ask({
	programme: p,
	number,
	from,
	to,
}: {
	programme: ProgrammeView;
	number: number;
	from?: string;
	to: string;
}) {
	const { t } = useLingui();
	const body = useBody();
	const { date } = useFormats();
	const send = useSend((values: { due_on: string; reason: string }) =>
		shiftSurveillance({
			path: { body, programme: p.id, number },
			headers: { "If-Match": ifMatch(p.version) },
			body: values,
		}),
	);
	const earliest = date(from);
	const latest = date(to);
	return (
		<Form<{ due_on: string; reason: string }> key={p.version} onSubmit={send} submit={t`Ask for another day`}>
			<DateField
				name="due_on"
				label={t`To be held by`}
				help={t`For the season of the client's work or a short certification, from ${earliest} to ${latest}.`}
				min={from}
				max={to}
				required
			/>
			<TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />
		</Form>
	);
}
