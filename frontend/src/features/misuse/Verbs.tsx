import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import {
	acceptMisuse,
	dismissMisuse,
	escalateMisuse,
	noteMisuse,
	recordMisuseAnswer,
	returnMisuse,
	sueMisuse,
	warnOfMisuse,
} from "@/gen";
import type { MisuseView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";
import type { Files } from "./files";

type Verb = "warn" | "answer" | "accept" | "return" | "escalate" | "take_legal" | "dismiss" | "note";

interface Props {
	view: MisuseView;
	files: Files;
}

/** What the reader can do about the misuse; each verb has its dialog. */
export function Verbs({ view, files }: Props) {
	const { t } = useLingui();
	const [open, setOpen] = useState<Verb>();
	const titles: Record<Verb, string> = {
		warn: t`Warn`,
		answer: t`Record the answer`,
		accept: view.state === "answered" ? t`Accept the correction` : t`It is corrected`,
		return: t`Return the answer`,
		escalate: t`Propose the suspension`,
		take_legal: t`Take legal action`,
		dismiss: t`It is no misuse`,
		note: t`Add a note`,
	};
	const opens = (verb: Verb, kind?: "primary") => ({ label: titles[verb], kind, run: () => setOpen(verb) });
	const shut = () => setOpen(undefined);
	return (
		<>
			<Actions
				actions={view.actions}
				verbs={{
					warn: opens("warn", "primary"),
					answer: opens("answer", view.party === "outsider" ? "primary" : undefined),
					accept: opens("accept", "primary"),
					return: opens("return"),
					escalate: opens("escalate"),
					take_legal: opens("take_legal"),
					dismiss: opens("dismiss"),
					note: opens("note"),
				}}
			/>
			<Dialog open={open !== undefined} title={open ? titles[open] : ""} onClose={shut}>
				{open && <Asked verb={open} view={view} files={files} submit={titles[open]} onDone={shut} />}
			</Dialog>
		</>
	);
}

interface Values {
	says: string;
	sent?: string;
	note: string;
	on: string;
}

interface AskedProps extends Props {
	verb: Verb;
	submit: string;
	onDone: () => void;
}

function Asked({ verb, view, files, submit, onDone }: AskedProps) {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const [proof, setProof] = useState<string[]>([]);
	const target = { path: { body, misuse: view.id }, headers: { "If-Match": ifMatch(view.version) } };
	const send = useSend((v: Values) => {
		const note = { ...target, body: { note: v.note } };
		switch (verb) {
			case "warn":
				return warnOfMisuse({ ...target, body: { says: v.says, sent: v.sent } });
			case "answer":
				return recordMisuseAnswer({ ...target, body: { says: v.says, proof } });
			case "accept":
				return acceptMisuse(note);
			case "return":
				return returnMisuse({ ...target, body: { note: v.note, sent: v.sent } });
			case "escalate":
				return escalateMisuse(note);
			case "take_legal":
				return sueMisuse(note);
			case "dismiss":
				return dismissMisuse(note);
			case "note":
				return noteMisuse({ ...target, body: { on: v.on, note: v.note } });
		}
	});
	return (
		<Form<Values>
			initial={verb === "note" ? { on: today } : undefined}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={submit}
		>
			<Fields verb={verb} view={view} />
			{verb === "answer" &&
				files.give(view.client_id ?? "", proof, setProof, t`Add pictures or documents that show it`)}
		</Form>
	);
}

function Fields({ verb, view }: { verb: Verb; view: MisuseView }) {
	const { t } = useLingui();
	const today = useToday();
	const days = view.days;
	const outside = view.party === "outsider";
	const until = t`The answer is due in ${plural(days, { one: "# day", other: "# days" })}, by the body's own limit.`;
	switch (verb) {
		case "warn":
			return (
				<>
					<TextAreaField
						name="says"
						label={t`What has to be corrected and shown`}
						help={until}
						maxLength={4000}
						required
					/>
					{outside && <SentField />}
				</>
			);
		case "answer":
			return <TextAreaField name="says" label={t`What was answered`} maxLength={4000} required />;
		case "accept":
			return (
				<TextAreaField
					name="note"
					label={t`What shows that it is corrected`}
					maxLength={4000}
					required={view.state !== "answered"}
				/>
			);
		case "return":
			return (
				<>
					<TextAreaField
						name="note"
						label={t`What is still wrong, or not shown`}
						help={until}
						maxLength={4000}
						required
					/>
					{outside && <SentField />}
				</>
			);
		case "escalate":
			return (
				<TextAreaField
					name="note"
					label={t`Reason`}
					help={t`Those who decide find the suspension prepared, with this misuse as its ground; nothing is suspended before.`}
					maxLength={4000}
					required
				/>
			);
		case "take_legal":
			return <TextAreaField name="note" label={t`What was done`} maxLength={4000} required />;
		case "dismiss":
			return (
				<TextAreaField
					name="note"
					label={t`Why it is no misuse`}
					help={view.warnings.length > 0 && !outside ? t`The client is told that it is closed.` : undefined}
					maxLength={4000}
					required
				/>
			);
		case "note":
			return (
				<>
					<DateField name="on" label={t`Day`} max={today} required />
					<TextAreaField name="note" label={t`What happened`} maxLength={4000} required />
				</>
			);
	}
}

function SentField() {
	const { t } = useLingui();
	return (
		<TextField
			name="sent"
			label={t`How the letter is sent`}
			help={t`By post or e-mail, and to which address. The letter stands on the page afterwards, and as PDF.`}
			maxLength={300}
			required
		/>
	);
}
