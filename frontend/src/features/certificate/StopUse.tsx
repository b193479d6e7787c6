import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { DocumentField, TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { DateText } from "@/components/Text";
import { type CertificatePage, type CertificateStopUse, seeStop, showStop } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

interface Props {
	certificate: CertificatePage;
}

/** What the holder shows after a suspension or the end of its certificate: that certificate and mark are not used. */
export function StopUse({ certificate, reader }: Props & { reader: "client" | "body" }) {
	const { t } = useLingui();
	const all = certificate.stop_uses ?? [];
	const last = all.at(-1);
	if (!last) return null;
	const open = last.because === certificate.state && !last.accepted_on;
	return (
		<Card
			title={t`Certificate and mark are not used`}
			aside={reader === "body" && <span translate="no">MK2</span>}
		>
			<Stack>
				{all.map((s) => (
					<Said key={s.number} stop={s} />
				))}
				{open && last.returned && (
					<Notice kind="warning" title={t`Something is still missing`}>
						{last.returned}
					</Notice>
				)}
				{open && reader === "client" && (!last.shown_on || last.returned) && (
					<Show certificate={certificate} />
				)}
				{open && reader === "body" && last.shown_on && !last.returned && <See certificate={certificate} />}
			</Stack>
		</Card>
	);
}

function Said({ stop: s }: { stop: CertificateStopUse }) {
	const { t } = useLingui();
	const body = useBody();
	const because = { suspended: t`Suspended`, withdrawn: t`Withdrawn`, cancelled: t`Cancelled` };
	return (
		<Facts
			items={[
				{ label: because[s.because], value: <DateText value={s.on} /> },
				{ label: t`To be shown by`, value: <DateText value={s.due_on} /> },
				...(s.shown_on
					? [
							{ label: t`Shown`, value: <DateText value={s.shown_on} /> },
							{ label: t`Shown by`, value: s.shown_by },
							{ label: t`What was done`, value: s.says, wide: true },
						]
					: []),
				...(s.proof
					? [
							{
								label: t`Proof`,
								value: <a href={`/api/v1/b/${body}/documents/${s.proof}/content`}>{t`Open the file`}</a>,
							},
						]
					: []),
				...(s.accepted_on
					? [
							{ label: t`Accepted`, value: <DateText value={s.accepted_on} /> },
							{ label: t`Accepted by`, value: s.accepted_by },
						]
					: []),
			]}
		/>
	);
}

function Show({ certificate }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("finding.answer");
	const send = useSend((values: { says: string; proof?: string }) =>
		showStop({
			path: { body, certificate: certificate.id },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: values,
		}),
	);
	if (!may) return null;
	return (
		<Form<{ says: string; proof?: string }> onSubmit={send} submit={t`Show it`}>
			<p>{t`Neither certificate nor mark may be used now: not on the web site, in brochures, offers, signatures or on vehicles.`}</p>
			<TextAreaField
				name="says"
				label={t`Where they were used, and what you did there`}
				required
				maxLength={4000}
			/>
			<DocumentField
				name="proof"
				label={t`Proof, for instance a picture of the page`}
				client={certificate.client_id}
				accept=".pdf,image/*"
			/>
		</Form>
	);
}

function See({ certificate }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("decision.take");
	const [open, setOpen] = useState(false);
	const say = (accepted: boolean, reason?: string) =>
		seeStop({
			path: { body, certificate: certificate.id },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: { accepted, reason },
		});
	const act = useAct(() => say(true));
	const send = useSend((values: { reason: string }) => say(false, values.reason));
	if (!may) return null;
	return (
		<>
			<Row>
				<Button kind="primary" onClick={act.run} busy={act.busy}>{t`Accept the proof`}</Button>
				<Button onClick={() => setOpen(true)}>{t`Something is missing`}</Button>
			</Row>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Something is missing`}>
				<Form<{ reason: string }>
					onSubmit={async (values) => {
						await send(values);
						setOpen(false);
					}}
					submit={t`Tell the holder`}
				>
					<TextAreaField
						name="reason"
						label={t`What is still used, or not shown`}
						required
						maxLength={2000}
					/>
				</Form>
			</Dialog>
		</>
	);
}
