import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { CheckField, RadioField, SelectField, TextAreaField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import {
	acknowledgeComplaint,
	assignComplaint,
	closeComplaint,
	decideComplaint,
	investigateComplaint,
	noteComplaint,
	notifyOutcome,
	referComplaint,
	validateComplaint,
} from "@/gen";
import type { ComplaintConsent, ComplaintView, Investigation } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { Screen } from "./Screen";

type Verb =
	| "screen"
	| "validate"
	| "refer"
	| "investigate"
	| "decide"
	| "notify"
	| "close"
	| "assign"
	| "note";

/** What the reader can do with the complaint; each verb that says something has its dialog. */
export function Verbs({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<Verb>();
	const target = { path: { body, complaint: view.id }, headers: { "If-Match": ifMatch(view.version) } };
	const acknowledge = useAct(() => acknowledgeComplaint(target));
	const opens = (verb: Verb, label: string, kind?: "primary") => ({ label, kind, run: () => setOpen(verb) });
	const titles: Record<Verb, string> = {
		screen: t`Screen the complaint`,
		validate: t`Say whether it is valid`,
		refer: t`Refer to the client`,
		investigate: t`End the investigation`,
		decide: t`Decide the complaint`,
		notify: t`Tell the outcome`,
		close: t`Close the complaint`,
		assign: t`Choose who handles it`,
		note: t`Add a note`,
	};
	const shut = () => setOpen(undefined);
	return (
		<>
			<Actions
				actions={view.actions}
				verbs={{
					acknowledge: {
						label: t`Acknowledge`,
						kind: "primary",
						run: acknowledge.run,
						busy: acknowledge.busy,
					},
					screen: opens("screen", titles.screen, "primary"),
					validate: opens("validate", titles.validate, "primary"),
					refer: opens("refer", titles.refer),
					investigate: opens("investigate", titles.investigate, "primary"),
					decide: opens("decide", titles.decide, "primary"),
					notify: opens("notify", titles.notify, "primary"),
					close: opens("close", titles.close, "primary"),
					assign: opens("assign", titles.assign),
					note: opens("note", titles.note),
				}}
			/>
			<ProblemNote error={acknowledge.error} />
			<Dialog open={open !== undefined} title={open ? titles[open] : ""} onClose={shut}>
				{open === "screen" && <Screen view={view} onDone={shut} />}
				{open && open !== "screen" && <Asked verb={open} view={view} submit={titles[open]} onDone={shut} />}
			</Dialog>
		</>
	);
}

type Values = ComplaintConsent &
	Investigation & { handler: string; account: string; outcome: string; valid: string };

/** The form of one verb. */
function Asked({
	verb,
	view,
	submit,
	onDone,
}: {
	verb: Exclude<Verb, "screen">;
	view: ComplaintView;
	submit: string;
	onDone: () => void;
}) {
	const body = useBody();
	const target = { path: { body, complaint: view.id }, headers: { "If-Match": ifMatch(view.version) } };
	const send = useSend((v: Values) => {
		switch (verb) {
			case "validate":
				return validateComplaint({ ...target, body: { valid: v.valid === "yes", note: v.note } });
			case "refer":
				return referComplaint({ ...target, body: { account: v.account } });
			case "investigate":
				return investigateComplaint({ ...target, body: { note: v.note, effectiveness: v.effectiveness } });
			case "decide":
				return decideComplaint({ ...target, body: { note: v.note } });
			case "notify":
				return notifyOutcome({ ...target, body: { outcome: v.outcome } });
			case "close":
				return closeComplaint({
					...target,
					body: { complainant: Boolean(v.complainant), client: Boolean(v.client) },
				});
			case "assign":
				return assignComplaint({ ...target, body: { handler: v.handler } });
			case "note":
				return noteComplaint({ ...target, body: { note: v.note } });
		}
	});
	return (
		<Form<Values>
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={submit}
		>
			<Fields verb={verb} view={view} />
		</Form>
	);
}

function Fields({ verb, view }: { verb: Exclude<Verb, "screen">; view: ComplaintView }) {
	const { t } = useLingui();
	switch (verb) {
		case "validate":
			return (
				<>
					<RadioField
						name="valid"
						label={t`Is it so?`}
						required
						options={[
							{ value: "yes", label: t`The complaint is valid` },
							{ value: "no", label: t`The complaint is not valid` },
						]}
					/>
					<TextAreaField name="note" label={t`What shows it`} maxLength={4000} required />
				</>
			);
		case "refer":
			return (
				<TextAreaField
					name="account"
					label={t`What the client is told`}
					help={
						view.complainant.disclose
							? t`The client reads this, and the name of the complainant, who agreed.`
							: t`The client reads this and nothing else. Write nothing that tells who complains.`
					}
					maxLength={8000}
					required
				/>
			);
		case "investigate":
			return (
				<>
					<TextAreaField name="note" label={t`What was found out`} maxLength={8000} required />
					{view.about === "client" && (
						<TextAreaField
							name="effectiveness"
							label={t`What it says of the client's management system`}
							help={t`Does the system work? What does it ask for: a look at the next audit, a special audit, a decision on the certificate?`}
							maxLength={4000}
							required
						/>
					)}
				</>
			);
		case "decide":
			return (
				<TextAreaField
					name="note"
					label={t`Decision and reasons`}
					help={t`For the record of the body; the complainant is told in the next step.`}
					maxLength={8000}
					required
				/>
			);
		case "notify":
			return (
				<TextAreaField name="outcome" label={t`What the complainant is told`} maxLength={8000} required />
			);
		case "close":
			return (
				<>
					<CheckField
						name="complainant"
						label={t`The complainant agrees that subject and outcome are made public`}
					/>
					{view.about === "client" && (
						<CheckField name="client" label={t`The client agrees that subject and outcome are made public`} />
					)}
				</>
			);
		case "assign":
			return <Handlers view={view} />;
		case "note":
			return <TextAreaField name="note" label={t`Note`} maxLength={8000} required />;
	}
}

function Handlers({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<SelectField
			name="handler"
			label={t`Handled by`}
			help={t`Nobody who took part in the file of the client or whom the complaint is about.`}
			required
			options={view.handlers.map((h) => ({
				value: h.id,
				label: h.why ? `${h.name} – ${say(h.why)}` : h.name,
				disabled: Boolean(h.why),
			}))}
		/>
	);
}
