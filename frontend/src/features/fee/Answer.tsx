import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { FieldSet, Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { ConsentFields, consentsOf } from "@/components/Publication";
import { Paragraphs, Say } from "@/components/Text";
import { acceptQuotation, askAboutQuotation, declineQuotation, type QuotationView } from "@/gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useSend } from "@/lib/send";
import { useMay, useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { PaperForm } from "./Paper";

interface Signature {
	name: string;
	position: string;
	consents?: Record<string, boolean>;
}

/** The client's answer: accept with name and consent, ask, or decline with a reason. */
export function Answer({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const say = useSay();
	const may = useMay("quotation.accept");
	const [open, setOpen] = useState<"ask" | "decline">();
	const [paper, setPaper] = useState(false);
	const accept = q.actions.find((a) => a.name === "accept");
	const can = (name: string) => q.actions.some((a) => a.name === name && a.allowed);
	if (!may || (!can("ask") && !can("decline"))) return null;
	const asking = (
		<Dialog open={open === "ask"} onClose={() => setOpen(undefined)} title={t`Ask about the quotation`}>
			<Ask quotation={q} onDone={() => setOpen(undefined)} />
		</Dialog>
	);
	if (q.lapsed)
		return (
			<Notice
				kind="warning"
				title={say(accept?.why)}
				action={<Button onClick={() => setOpen("ask")}>{t`Ask for a new quotation`}</Button>}
			>
				{asking}
			</Notice>
		);
	return (
		<div id="answer">
			<Card title={t`Your answer`}>
				<Stack>
					<FieldSet title={t`The agreement you accept`}>
						<Paragraphs text={q.duties} />
					</FieldSet>
					<p>
						<Say text={q.statement} />
					</p>
					{paper ? (
						<PaperForm
							quotation={q}
							aside={<Button kind="text" onClick={() => setPaper(false)}>{t`Accept here instead`}</Button>}
						/>
					) : (
						<Accept quotation={q} why={accept?.allowed ? undefined : say(accept?.why)} />
					)}
					<Row>
						{accept?.allowed && !paper && (
							<Button onClick={() => setPaper(true)}>{t`File a signed scan`}</Button>
						)}
						<Button onClick={() => setOpen("ask")}>{t`Ask a question`}</Button>
						<Button kind="text" onClick={() => setOpen("decline")}>{t`Decline`}</Button>
					</Row>
				</Stack>
			</Card>
			{asking}
			<Dialog open={open === "decline"} onClose={() => setOpen(undefined)} title={t`Decline the quotation`}>
				<Decline quotation={q} onDone={() => setOpen(undefined)} />
			</Dialog>
		</div>
	);
}

function useTarget(q: QuotationView) {
	const { body } = usePlace();
	return { path: { body, quotation: q.id }, headers: { "If-Match": ifMatch(q.version) } };
}

function Accept({ quotation, why }: { quotation: QuotationView; why?: string }) {
	const { t } = useLingui();
	const target = useTarget(quotation);
	const session = useSession();
	const send = useSend(({ name, position, consents }: Signature) =>
		acceptQuotation({
			...target,
			body: {
				name: name ?? "",
				position: position ?? "",
				edition: quotation.edition,
				consents: consents ?? {},
			},
		}),
	);
	return (
		<Form<Signature>
			initial={{
				name: session?.identity.name,
				consents: quotation.publication && consentsOf(quotation.publication),
			}}
			onSubmit={send}
			submit={t`Accept the quotation and the agreement`}
			why={why}
		>
			<TextField
				name="name"
				label={t`Name of the person who signs`}
				required
				maxLength={200}
				autoComplete="name"
			/>
			<TextField
				name="position"
				label={t`Position`}
				required
				maxLength={200}
				help={t`Your name, the time, your address on the network and the text are kept as evidence.`}
			/>
			{quotation.publication && <ConsentFields publication={quotation.publication} />}
		</Form>
	);
}

function Ask({ quotation, onDone }: { quotation: QuotationView; onDone: () => void }) {
	const { t } = useLingui();
	const target = useTarget(quotation);
	const send = useSend(async ({ text }: { text: string }) => {
		await askAboutQuotation({ ...target, body: { text: text ?? "" } });
		onDone();
	});
	return (
		<Form<{ text: string }> onSubmit={send} submit={t`Send the question`}>
			<TextAreaField name="text" label={t`Your question`} required maxLength={4000} />
		</Form>
	);
}

function Decline({ quotation, onDone }: { quotation: QuotationView; onDone: () => void }) {
	const { t } = useLingui();
	const target = useTarget(quotation);
	const send = useSend(async ({ reason }: { reason: string }) => {
		await declineQuotation({ ...target, body: { reason: reason ?? "" } });
		onDone();
	});
	return (
		<Form<{ reason: string }> onSubmit={send} submit={t`Decline and end the application`} danger>
			<p>{t`This ends your application. If only something is unclear, ask a question instead.`}</p>
			<TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />
		</Form>
	);
}
