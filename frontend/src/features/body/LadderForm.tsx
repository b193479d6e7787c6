import { useLingui } from "@lingui/react/macro";
import { FieldRow, Form } from "@/components/Form";
import { NumberField, SelectField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { changeLadder, resetLadder } from "@/gen/sdk.gen";
import type { Ladder } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { fresh, type Step, steps, typed } from "./ladder";

interface Props {
	ladder: Ladder;
	version: number;
	onDone: () => void;
}

/** The reminders of one kind of deadline: added, moved, made louder, removed. One at least stays. */
export function LadderForm({ ladder, version, onDone }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((values: { reminders: Step[] }) =>
		changeLadder({
			path: { body, ladder: ladder.name },
			headers: { "If-Match": ifMatch(version) },
			body: { reminders: typed(values.reminders) },
		}),
	);
	const units = [
		{ value: "months_before", label: t`months before the last day` },
		{ value: "days_before", label: t`days before the last day` },
		{ value: "days_after", label: t`days after the first day` },
	];
	const loud = [
		{ value: "remind", label: t`remind` },
		{ value: "escalate", label: t`escalate` },
	];
	return (
		<Form<{ reminders: Step[] }>
			initial={{ reminders: steps(ladder.reminders) }}
			submit={t`Save the reminders`}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
		>
			<p className="quiet">
				{t`At most 12, within two years; 0 days is the last or the first day itself. A reminder that would come before the deadline begins is left out.`}
			</p>
			<ListField
				name="reminders"
				add={t`Add a reminder`}
				remove={(i) => t`Remove reminder ${i + 1}`}
				title={(i) => t`Reminder ${i + 1}`}
				fresh={fresh}
				min={1}
			>
				{(path) => (
					<FieldRow>
						<NumberField name={[...path, "count"]} label={t`How many`} min={0} max={730} required />
						<SelectField name={[...path, "unit"]} label={t`Counted in`} options={units} required />
						<SelectField name={[...path, "step"]} label={t`How loud`} options={loud} required />
					</FieldRow>
				)}
			</ListField>
		</Form>
	);
}

/** Asks before the body's own reminders are given up. */
export function ResetForm({ ladder, version, onDone }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const send = useSend(() =>
		resetLadder({ path: { body, ladder: ladder.name }, headers: { "If-Match": ifMatch(version) } }),
	);
	const [now, usual] = [say(ladder.says), say(ladder.usual)];
	return (
		<Form
			danger
			submit={t`Give up the own reminders`}
			onSubmit={async () => {
				await send();
				onDone();
			}}
		>
			<p>{t`Now: ${now}`}</p>
			<p>{t`Afterwards: ${usual}`}</p>
		</Form>
	);
}
