import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { NumberField, TextAreaField, TextField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { type CertificateExtraordinary, type CertificatePage, extendRestoration } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

/** An event that the accreditation body recognises gives more time to restore what has expired. */
export function Extraordinary({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const [open, setOpen] = useState(false);
	const event = certificate.extraordinary;
	const most = certificate.most_restoration_months ?? 0;
	if (!event && most === 0) return null;
	return (
		<Card title={t`Restoration after an extraordinary event`} aside={<span translate="no">RC10</span>}>
			<Stack>
				{event ? (
					<Facts
						items={[
							{ label: t`What happened`, value: event.event },
							{ label: t`Allowed by the accreditation body in`, value: event.reference },
							{ label: t`Months after expiry`, value: event.months },
							{ label: t`Recorded`, value: <Recorded on={event.on} by={event.by_name} /> },
						]}
					/>
				) : (
					<p className="quiet">{t`No extraordinary event is recorded: the usual time after expiry holds.`}</p>
				)}
				{most > 0 && (
					<div>
						<Button onClick={() => setOpen(true)}>
							{event ? t`Change the event` : t`Record an extraordinary event`}
						</Button>
					</div>
				)}
			</Stack>
			<Dialog
				open={open}
				onClose={() => setOpen(false)}
				title={event ? t`Change the event` : t`Record an extraordinary event`}
			>
				<Record certificate={certificate} most={most} onDone={() => setOpen(false)} />
			</Dialog>
		</Card>
	);
}

function Recorded({ on, by }: { on?: string; by?: string }) {
	return (
		<>
			{on && <DateText value={on} />} · {by}
		</>
	);
}

function Record({
	certificate,
	most,
	onDone,
}: {
	certificate: CertificatePage;
	most: number;
	onDone: () => void;
}) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((values: CertificateExtraordinary) =>
		extendRestoration({
			path: { body, certificate: certificate.id },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: values,
		}),
	);
	return (
		<Form<CertificateExtraordinary>
			initial={certificate.extraordinary ?? { months: most }}
			onSubmit={async ({ event, reference, months }) => {
				await send({ event, reference, months });
				onDone();
			}}
			submit={t`Record it`}
		>
			<p>{t`The certificate stays expired. Within this time it can still be restored by a recertification; after it the client applies anew.`}</p>
			<TextAreaField
				name="event"
				label={t`What happened, and why the audit could not be held`}
				required
				maxLength={500}
			/>
			<TextField
				name="reference"
				label={t`Where the accreditation body allows it`}
				help={t`Its letter or notice, with number and date`}
				required
				maxLength={200}
			/>
			<NumberField name="months" label={t`Months after expiry`} required min={1} max={most} />
		</Form>
	);
}
