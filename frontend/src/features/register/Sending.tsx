import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { cancelSending, resumeSending, stopSending } from "@/gen/sdk.gen";
import type { SendingView, SubmissionView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useSay } from "@/lib/text";
import css from "./Sending.module.css";
import { Tellings } from "./Tellings";

interface Props {
	submission: SubmissionView;
	sending: SendingView;
}

/** An upload that goes certificate by certificate, or waits for a person. */
export function Sending({ submission, sending }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const target = {
		path: { body, submission: submission.id },
		headers: { "If-Match": ifMatch(submission.version) },
	};
	const stop = useAct(() => stopSending(target));
	const resume = useAct(() => resumeSending(target));
	const [asking, setAsking] = useState(false);
	const cancel = useAct(
		() => cancelSending(target),
		() => setAsking(false),
	);
	return (
		<Card title={t`Upload to IAF CertSearch`}>
			<Stack>
				<Stands submission={submission} />
				<HowFar submission={submission} sending={sending} />
				<p className="quiet small">
					{t`Each certificate is told as it stands at that moment. Closing this page changes nothing. A request whose answer was lost is repeated; the register knows the certificate again by its identity number.`}
				</p>
				<ProblemNote error={stop.error ?? resume.error} />
				<Actions
					actions={submission.actions}
					verbs={{
						resume: { label: t`Resume the upload`, kind: "primary", run: resume.run, busy: resume.busy },
						stop: { label: t`Stop for now`, run: stop.run, busy: stop.busy },
						cancel: { label: t`Cancel the upload`, kind: "danger", run: () => setAsking(true) },
					}}
				/>
				<Tellings submission={submission} />
			</Stack>
			<Dialog open={asking} onClose={() => setAsking(false)} title={t`Cancel the upload?`}>
				<Stack>
					<p>{t`What was accepted stays in the register; what is still to be sent is not. It cannot be resumed: to go on later, stop it instead.`}</p>
					<ProblemNote error={cancel.error} />
					<Row>
						<Button kind="danger" busy={cancel.busy} onClick={cancel.run}>{t`Cancel the upload`}</Button>
						<Button kind="text" onClick={() => setAsking(false)}>{t`Go on with it`}</Button>
					</Row>
				</Stack>
			</Dialog>
		</Card>
	);
}

function Stands({ submission: { state, halt, server } }: { submission: SubmissionView }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<>
			{state === "stopped" && (
				<Notice kind="warning" title={t`The upload waits for you`}>
					{halt ? say(halt) : t`Somebody stopped it. Nothing is sent until it is resumed.`}
				</Notice>
			)}
			{server === "sandbox" && <OnTrial />}
		</>
	);
}

/** What the sandbox has is not in the register. */
export function OnTrial() {
	const { t } = useLingui();
	return (
		<Notice kind="info" title={t`The upload goes to the sandbox`}>
			{t`It is a trial: nothing of it comes into the register, and it does not count as the report of the month.`}
		</Notice>
	);
}

function HowFar({ submission, sending }: Props) {
	const { t } = useLingui();
	const { time } = useFormats();
	const { waiting, accepted, refused, left_out: leftOut, late } = sending;
	const total = waiting + accepted + refused + leftOut;
	const done = total - waiting;
	const going = submission.state === "sending";
	return (
		<>
			<progress
				className={css.progress}
				value={done}
				max={Math.max(total, 1)}
				aria-label={t`Progress of the upload`}
			/>
			<p>{t`${done} of ${total} certificates`}</p>
			<Facts
				columns={3}
				items={[
					{ label: t`Accepted by the register`, value: accepted },
					{ label: t`Refused by the register`, value: refused },
					{ label: t`Not uploaded`, value: leftOut },
					{ label: t`Still to be sent`, value: waiting },
					{ label: t`Tried in vain so far`, value: late > 0 && late },
					{ label: t`Next request`, value: going && time(sending.next_at) },
					{ label: t`Expected end`, value: going && time(sending.ends_at) },
				]}
			/>
		</>
	);
}
