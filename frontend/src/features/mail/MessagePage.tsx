import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateTime } from "@/components/Text";
import { getMessageOptions } from "@/gen/@tanstack/react-query.gen";
import { confirmMessage, returnMessage, sendMessageAgain } from "@/gen/sdk.gen";
import type { Letter } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import css from "./MessagePage.module.css";
import { mailTones, useMailStates } from "./words";

/** One letter as its reader gets it. */
export default function MessagePage() {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("message");
	const states = useMailStates();
	const query = useQuery(getMessageOptions({ path: { body, message: id } }));
	return (
		<Loaded query={query}>
			{(m) => (
				<>
					<PageHead
						title={m.subject}
						status={<Status tone={mailTones[m.state]}>{states[m.state] ?? m.state}</Status>}
						back={{ to: `/b/${body}/mail`, label: t`Mail` }}
					/>
					<Stack>
						<What letter={m} />
						<Card>
							<Stack>
								<Facts
									items={[
										{
											label: t({ message: "To", context: "recipient" }),
											value: m.to ? `${m.name} <${m.to}>` : m.name,
										},
										{ label: t`Written`, value: <DateTime value={m.created_at} /> },
										{ label: t`Sent`, value: m.sent_at && <DateTime value={m.sent_at} /> },
										{ label: t`Came back`, value: m.returned_at && <DateTime value={m.returned_at} /> },
										{ label: t`Attempts`, value: m.attempts ?? 0 },
										{ label: t`Enclosed`, value: m.enclosed?.length ? <Enclosed letter={m} /> : undefined },
									]}
								/>
								<p className={css.letter} lang={m.lang}>
									{m.text}
								</p>
							</Stack>
						</Card>
					</Stack>
				</>
			)}
		</Loaded>
	);
}

/** The files that go with the letter, to be opened. */
function Enclosed({ letter }: { letter: Letter }) {
	const body = useBody();
	return letter.enclosed?.map((file, i) => (
		<a
			key={file.name}
			href={`/api/v1/b/${body}/messages/${letter.id}/enclosed/${i + 1}`}
			download={file.name}
		>
			{file.name}
		</a>
	));
}

/** What is to be known about the letter, and what an administrator can do. */
function What({ letter }: { letter: Letter }) {
	const { t } = useLingui();
	const body = useBody();
	const manage = useMay("body.manage");
	const options = {
		path: { body, message: letter.id },
		headers: { "If-Match": ifMatch(letter.version) },
	};
	const again = useAct(() => sendMessageAgain(options));
	const confirm = useAct(() => confirmMessage(options));
	const [cameBack, setCameBack] = useState(false);
	const back = useSend((body: { reason: string }) => returnMessage({ ...options, body }));
	const may = (name: string) => manage && letter.actions.some((a) => a.name === name && a.allowed);
	return (
		<Stack>
			{letter.state === "unknown" && (
				<Notice kind="warning" title={t`Nobody knows whether this letter was sent.`}>
					<p>{t`The program stopped before the mail server answered. Ask the reader, then confirm it or send it again.`}</p>
				</Notice>
			)}
			{letter.hidden && (
				<Notice
					kind="info"
					title={t`The link is not shown: its reader also works elsewhere, and only they may open it.`}
				/>
			)}
			{letter.error && <Notice kind="error" title={letter.error} />}
			<ProblemNote error={again.error ?? confirm.error} />
			{(may("again") || may("confirm") || may("return")) && (
				<Row>
					{may("again") && <Button onClick={again.run} busy={again.busy}>{t`Send again`}</Button>}
					{may("confirm") && <Button onClick={confirm.run} busy={confirm.busy}>{t`It has arrived`}</Button>}
					{may("return") && <Button onClick={() => setCameBack(true)}>{t`It came back`}</Button>}
				</Row>
			)}
			<Dialog open={cameBack} onClose={() => setCameBack(false)} title={t`The letter came back`}>
				<Form<{ reason: string }>
					onSubmit={async (values) => {
						await back(values);
						setCameBack(false);
					}}
					submit={t`Mark it as not delivered`}
				>
					<TextAreaField
						name="reason"
						label={t`Reason`}
						help={t`As the notification says it. Everybody who reads the mail of the body is told.`}
						maxLength={2000}
						required
					/>
				</Form>
			</Dialog>
		</Stack>
	);
}
