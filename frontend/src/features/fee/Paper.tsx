import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { FieldRow, Form } from "@/components/Form";
import { DocumentField, TextField } from "@/components/fields";
import { ConsentFields, consentsOf } from "@/components/Publication";
import { acceptOnPaper, type QuotationView } from "@/gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useSend } from "@/lib/send";
import { useMay, useToday } from "@/lib/session";

interface Values {
	name?: string;
	position?: string;
	signed_on?: string;
	document?: string;
	consents?: Record<string, boolean>;
}

/** Where those who quote file what the client signed on paper. */
export function PaperCard({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const may = useMay("quotation.scan");
	const [open, setOpen] = useState(false);
	if (!may || !q.actions.some((a) => a.name === "accept" && a.allowed)) return null;
	return (
		<Card title={t`Signed on paper`}>
			<Stack>
				<p>{t`Has the client signed the printed quotation? File the scan for it; the client is told.`}</p>
				<Row>
					<Button onClick={() => setOpen(true)}>{t`File a signed scan`}</Button>
				</Row>
			</Stack>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`File a signed scan`} wide>
				<PaperForm quotation={q} />
			</Dialog>
		</Card>
	);
}

/** Accepts by the scan of the signed paper: the other way beside the click. */
export function PaperForm({ quotation: q, aside }: { quotation: QuotationView; aside?: ReactNode }) {
	const { t } = useLingui();
	const { body, reader } = usePlace();
	const today = useToday();
	const send = useSend(({ name, position, signed_on, document, consents }: Values) =>
		acceptOnPaper({
			path: { body, quotation: q.id },
			headers: { "If-Match": ifMatch(q.version) },
			body: {
				name: name ?? "",
				position: position ?? "",
				signed_on: signed_on || undefined,
				document: document || undefined,
				edition: q.edition,
				consents: consents ?? {},
			},
		}),
	);
	return (
		<Form<Values>
			initial={{ consents: q.publication && consentsOf(q.publication) }}
			onSubmit={send}
			submit={t`Accept by this scan`}
			aside={aside}
		>
			<p>{t`Print the PDF of the quotation, sign it on its last page and scan it whole. The scan has the same effect as accepting here.`}</p>
			<FieldRow>
				<TextField name="name" label={t`Name of the person who signed`} required maxLength={200} />
				<TextField name="position" label={t`Position`} required maxLength={200} />
			</FieldRow>
			<DateField name="signed_on" label={t`Day of the signature`} required min={q.sent_on} max={today} />
			<DocumentField
				name="document"
				label={t`Scan of the signed paper`}
				help={t`A PDF or a picture.`}
				required
				client={q.client_id}
				accept=".pdf,image/*"
			/>
			{q.publication && <ConsentFields publication={q.publication} />}
			{reader === "body" && <p className="quiet">{t`Tick only what the client has agreed to in writing.`}</p>}
		</Form>
	);
}
