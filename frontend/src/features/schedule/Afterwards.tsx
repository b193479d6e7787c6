import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { type CertificatePage, inviteAnew, putAside } from "@/gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** Until when what has expired can be restored, and what is missing for it. */
export function Restorable({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const say = useSay();
	const { date } = useFormats();
	const until = date(certificate.clock.restore_until ?? undefined);
	if (certificate.clock.status !== "restorable") return null;
	return (
		<Notice kind="warning" title={t`Can be restored until ${until}`}>
			<p>
				{t`Still missing:`} {certificate.missing.map(say).join(" · ")}
			</p>
		</Notice>
	);
}

/** What follows once a certificate can be restored no more: its holder is invited to apply anew, or not. */
export function Afterwards({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const body = useBody();
	const plans = useMay("audit.plan");
	const { date } = useFormats();
	const done = certificate.afterwards;
	if (done) {
		const [on, by, reference] = [date(done.on), done.by_name, done.reference];
		return (
			<Card title={t`After the expiry`}>
				{done.application_id ? (
					<Link to={`/b/${body}/applications/${done.application_id}`}>
						{t`Application ${reference}, begun on ${on}`}
					</Link>
				) : (
					<p>
						{t`Put aside on ${on} by ${by}:`} {done.reason}
					</p>
				)}
			</Card>
		);
	}
	return certificate.clock.status === "expired" && plans ? <Invite certificate={certificate} /> : null;
}

function Invite({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState(false);
	const change = {
		path: { body, certificate: certificate.id },
		headers: { "If-Match": ifMatch(certificate.version) },
	};
	const invite = useAct(() => inviteAnew(change));
	const aside = useSend((values: { reason: string }) => putAside({ ...change, body: values }));
	return (
		<Card title={t`After the expiry`}>
			<Stack>
				<p>{t`The certification can no longer be restored. The invitation begins a new application with what the holder told in its last one, and asks the holder by mail to go on with it.`}</p>
				<ProblemNote error={invite.error} />
				<Row>
					<Button kind="primary" onClick={invite.run} busy={invite.busy}>{t`Invite to apply anew`}</Button>
					<Button onClick={() => setOpen(true)}>{t`Put aside`}</Button>
				</Row>
			</Stack>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Put aside`}>
				<Form<{ reason: string }>
					onSubmit={async (values) => {
						await aside(values);
						setOpen(false);
					}}
					submit={t`Put it aside`}
				>
					<TextAreaField
						name="reason"
						label={t`Why the holder is not invited to apply anew`}
						required
						maxLength={2000}
					/>
				</Form>
			</Dialog>
		</Card>
	);
}
