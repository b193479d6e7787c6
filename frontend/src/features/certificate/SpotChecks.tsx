import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { type CertificateNotice, type CertificatePage, failSpotCheck } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay, useToday } from "@/lib/session";

/** National spot checks that a product within the scope failed, for bodies of China; each asks for an audit. */
export function SpotChecks({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("decision.take");
	const plans = useMay("audit.plan");
	const [open, setOpen] = useState(false);
	const all = certificate.spot_checks ?? [];
	const standing = certificate.status === "active" || certificate.status === "suspended";
	const called = (number: number) =>
		certificate.specials.some(
			(a) => a.cause === "spot_check" && a.number === number && a.state !== "cancelled",
		);
	const add = may && standing && certificate.rules === "CN";
	if (all.length === 0 && !add) return null;
	return (
		<Card title={t`National spot checks`} aside={<span translate="no">Q13</span>}>
			<Stack>
				{all.length === 0 && <p className="quiet">{t`No failed spot check was notified.`}</p>}
				{all.map((s) => (
					<Stack key={s.number} gap="tight">
						<Facts
							items={[
								{ label: t`Product that failed`, value: s.product },
								{ label: t`Authority`, value: [s.authority, s.reference].filter(Boolean).join(" · ") },
								{ label: t`Notice of`, value: <DateText value={s.on} /> },
								{ label: t`Audit at short notice by`, value: <DateText value={s.due_on} /> },
							]}
						/>
						{plans && standing && !called(s.number) && (
							<div>
								<Button
									to={`/b/${body}/clients/${certificate.client_id}/special-audit?cause=spot_check&certificate=${certificate.id}&number=${s.number}&reference=${certificate.number}`}
								>
									{t`Call for the audit`}
								</Button>
							</div>
						)}
					</Stack>
				))}
				{add && (
					<div>
						<Button onClick={() => setOpen(true)}>{t`Record a failed spot check`}</Button>
					</div>
				)}
			</Stack>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Record a failed spot check`}>
				<Record certificate={certificate} onDone={() => setOpen(false)} />
			</Dialog>
		</Card>
	);
}

function Record({ certificate, onDone }: { certificate: CertificatePage; onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const send = useSend((values: CertificateNotice) =>
		failSpotCheck({
			path: { body, certificate: certificate.id },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: values,
		}),
	);
	return (
		<Form<CertificateNotice>
			initial={{ on: today }}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Record it`}
		>
			<p>{t`An audit at short notice is then due; the client is not told of this deadline.`}</p>
			<TextField name="product" label={t`Product that failed`} required maxLength={200} />
			<TextField name="authority" label={t`Authority`} required maxLength={200} />
			<TextField name="reference" label={t`Number of the notice`} maxLength={120} />
			<DateField name="on" label={t`Notice of`} required max={today} />
		</Form>
	);
}
