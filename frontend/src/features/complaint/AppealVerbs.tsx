import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { RadioField, SelectField, TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import {
	acknowledgeAppeal,
	closeAppeal,
	formPanel,
	notifyAppellant,
	settleAppeal,
	writeToAppellant,
} from "@/gen";
import type { AppealView, PanelDecision } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";

type Verb = "form_panel" | "write" | "settle" | "notify" | "close";

type Values = PanelDecision & { panel: string[]; text: string; told: string };

interface Props {
	view: AppealView;
}

/** What the reader can do with the appeal. */
export function AppealVerbs({ view }: Props) {
	const { t } = useLingui();
	const [open, setOpen] = useState<Verb>();
	const target = useTarget(view);
	const acknowledge = useAct(() => acknowledgeAppeal(target));
	const titles: Record<Verb, string> = {
		form_panel: view.panel.length > 0 ? t`Change the panel` : t`Form the panel`,
		write: t`Tell how it goes`,
		settle: t`Decide the appeal`,
		notify: t`Tell the outcome`,
		close: t`Close the appeal`,
	};
	const opens = (verb: Verb, kind?: "primary") => ({ label: titles[verb], kind, run: () => setOpen(verb) });
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
					form_panel: opens("form_panel", view.panel.length > 0 ? undefined : "primary"),
					settle: opens("settle", "primary"),
					notify: opens("notify", "primary"),
					close: opens("close", "primary"),
					write: opens("write"),
				}}
			/>
			<ProblemNote error={acknowledge.error} />
			<Dialog open={open !== undefined} title={open ? titles[open] : ""} onClose={shut}>
				{open && <Asked verb={open} view={view} submit={titles[open]} onDone={shut} />}
			</Dialog>
		</>
	);
}

function useTarget(view: AppealView) {
	const body = useBody();
	return { path: { body, appeal: view.id }, headers: { "If-Match": ifMatch(view.version) } };
}

function Asked({ verb, view, submit, onDone }: Props & { verb: Verb; submit: string; onDone: () => void }) {
	const target = useTarget(view);
	const send = useSend((v: Values) => {
		switch (verb) {
			case "form_panel":
				return formPanel({ ...target, body: { panel: v.panel } });
			case "write":
				return writeToAppellant({ ...target, body: { text: v.text } });
			case "settle":
				return settleAppeal({
					...target,
					body: {
						outcome: v.outcome,
						note: v.note,
						follows: v.follows,
						anew: (v.outcome !== "dismissed" && v.anew) || undefined,
					},
				});
			case "notify":
				return notifyAppellant({ ...target, body: { told: v.told } });
			case "close":
				return closeAppeal({ ...target, body: { note: v.note } });
		}
	});
	return (
		<Form<Values>
			initial={{ panel: view.panel.map((p) => p.id) }}
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

function Fields({ verb, view }: Props & { verb: Verb }) {
	const { t } = useLingui();
	switch (verb) {
		case "form_panel":
			return <Panel view={view} />;
		case "write":
			return <TextAreaField name="text" label={t`Word to the client`} maxLength={8000} required />;
		case "settle":
			return <Ruling view={view} />;
		case "notify":
			return <TextAreaField name="told" label={t`What the client is told`} maxLength={8000} required />;
		case "close":
			return <TextAreaField name="note" label={t`Note`} maxLength={4000} />;
	}
}

/** What the panel decides, and which decision follows where the appeal is upheld. */
function Ruling({ view }: Props) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<>
			<RadioField
				name="outcome"
				label={t`Outcome`}
				required
				options={[
					{ value: "upheld", label: t`The appeal is upheld` },
					{ value: "partly", label: t`The appeal is upheld in part` },
					{ value: "dismissed", label: t`The appeal is dismissed` },
				]}
			/>
			<TextAreaField name="note" label={t`Reasons of the panel`} maxLength={8000} required />
			<TextAreaField
				name="follows"
				label={t`What follows`}
				help={t`Where it is upheld: which decision is taken anew, and what else the body does.`}
				maxLength={4000}
			/>
			{view.may_decide.length > 0 && (
				<SelectField
					name="anew"
					label={t`Decision that is taken anew`}
					help={t`Where the appeal is upheld. It lies at once before people who took no part in the first decision.`}
					clear
					options={view.may_decide.map((d) => ({ value: d.type, label: say(d.name) }))}
				/>
			)}
			{view.no_decision && (
				<Notice kind="info" title={t`No decision can be taken anew`}>
					{say(view.no_decision)}
				</Notice>
			)}
		</>
	);
}

function Panel({ view }: Props) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<SelectField
			name="panel"
			label={t`Panel`}
			help={t`Nobody who took part in the file of the client.`}
			required
			multiple
			options={view.handlers.map((h) => ({
				value: h.id,
				label: h.why ? `${h.name} – ${say(h.why)}` : h.name,
				disabled: Boolean(h.why),
			}))}
		/>
	);
}
