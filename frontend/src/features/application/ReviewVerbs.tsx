import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { SelectField, TextAreaField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import {
	acceptApplication,
	askApplicant,
	beginReview,
	declineApplication,
	treatAsInitial,
} from "@/gen/sdk.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** What the reviewer may do now; what is not possible yet says why. */
export function ReviewVerbs({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("application.review");
	const [open, setOpen] = useState<"ask" | "decline" | "initial">();
	const target = {
		path: { body, application: application.id },
		headers: { "If-Match": ifMatch(application.version) },
	};
	const begin = useAct(() => beginReview(target));
	const accept = useAct(() => acceptApplication(target));
	if (!may) return null;
	const error = begin.error ?? accept.error;
	return (
		<Stack gap="tight">
			{error !== undefined && <ProblemNote error={error} />}
			<Actions
				actions={application.actions}
				verbs={{
					begin_review: { label: t`Begin the review`, run: begin.run, busy: begin.busy, kind: "primary" },
					ask: { label: t`Ask the applicant`, run: () => setOpen("ask") },
					accept: { label: t`Accept the application`, run: accept.run, busy: accept.busy, kind: "primary" },
					decline: {
						label: t({ message: "Decline", context: "application" }),
						run: () => setOpen("decline"),
						kind: "danger",
					},
				}}
			/>
			{application.kind === "transfer" && application.state === "under_review" && (
				<Row>
					<Button
						kind="text"
						onClick={() => setOpen("initial")}
					>{t`Treat as an initial certification`}</Button>
				</Row>
			)}
			<Dialog
				open={open === "initial"}
				onClose={() => setOpen(undefined)}
				title={t`Treat as an initial certification`}
			>
				<ReasonForm
					submit={t`Treat as an initial certification`}
					effect={t`The review goes on; stage 1 and stage 2 are audited. What a transfer alone needs is no longer asked for. The applicant gets a letter.`}
					send={(reason) => treatAsInitial({ ...target, body: { reason } })}
					onDone={() => setOpen(undefined)}
				/>
			</Dialog>
			<Dialog open={open === "ask"} onClose={() => setOpen(undefined)} title={t`Ask the applicant`}>
				<AskForm application={application} onDone={() => setOpen(undefined)} />
			</Dialog>
			<Dialog open={open === "decline"} onClose={() => setOpen(undefined)} title={t`Decline the application`}>
				<ReasonForm
					submit={t`Decline the application`}
					danger
					send={(reason) => declineApplication({ ...target, body: { reason } })}
					onDone={() => setOpen(undefined)}
				/>
			</Dialog>
		</Stack>
	);
}

interface FormProps {
	application: ApplicationView;
	onDone: () => void;
}

function AskForm({ application, onDone }: FormProps) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const send = useSend((values: { text: string; about?: string }) =>
		askApplicant({
			path: { body, application: application.id },
			headers: { "If-Match": ifMatch(application.version) },
			body: values,
		}),
	);
	const submit = async (values: { text: string; about?: string }) => {
		await send({ ...values, text: values.text ?? "" });
		onDone();
	};
	return (
		<Form onSubmit={submit} submit={t`Send the question`}>
			<p className="quiet">{t`The applicant gets a letter; the time of the review rests until the answer.`}</p>
			<SelectField
				name="about"
				label={t`About`}
				clear
				options={application.tasks.map((task) => ({ value: task.section, label: say(task.title) }))}
			/>
			<TextAreaField name="text" label={t`Question`} required />
		</Form>
	);
}

interface ReasonProps {
	submit: string;
	/** What follows from it. */
	effect?: string;
	danger?: boolean;
	send: (reason: string) => Promise<unknown>;
	onDone: () => void;
}

/** A verb with a reason that the applicant is told. */
function ReasonForm({ submit, effect, danger, send, onDone }: ReasonProps) {
	const { t } = useLingui();
	const act = useSend(send);
	return (
		<Form<{ reason: string }>
			onSubmit={async ({ reason }) => {
				await act(reason ?? "");
				onDone();
			}}
			submit={submit}
			danger={danger}
		>
			{effect && <p className="quiet">{effect}</p>}
			<TextAreaField name="reason" label={t`Reason, which the applicant is told`} required />
		</Form>
	);
}
