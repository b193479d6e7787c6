import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import {
	creditInvoice,
	type InvoiceView,
	type NewPayment,
	noteTaxInvoice,
	recordPayment,
	refundPayment,
} from "@/gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";
import { useSay } from "@/lib/text";

interface Props {
	invoice: InvoiceView;
	onDone: () => void;
}

function useTarget(i: InvoiceView) {
	const { body } = usePlace();
	return { path: { body, invoice: i.id }, headers: { "If-Match": ifMatch(i.version) } };
}

/** A payment, or a refund with its reason. */
export function Pay({ invoice: i, onDone, refund = false }: Props & { refund?: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const today = useToday();
	const target = useTarget(i);
	const send = useSend((body: NewPayment) => (refund ? refundPayment : recordPayment)({ ...target, body }));
	const owed = i.balance.replace("-", "");
	const due = refund === i.balance.startsWith("-") ? owed : "";
	return (
		<Form<NewPayment>
			initial={{ amount: due, on: today, payer: say(i.buyer.name) }}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={refund ? t`Record the refund` : t`Record the payment`}
		>
			<FieldRow>
				<TextField name="amount" label={t`Amount, ${i.currency}`} required />
				<DateField name="on" label={t`Day`} max={today} required />
			</FieldRow>
			<TextField name="payer" label={refund ? t`Paid to` : t`Payer`} required maxLength={200} />
			<FieldRow>
				<TextField name="registered" label={t`Credit code of the payer`} maxLength={60} />
				<TextField name="reference" label={t`Reference of the bank`} maxLength={200} />
			</FieldRow>
			{refund && <TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />}
		</Form>
	);
}

/** The end of an invoice: nothing is deleted, a credit note with its own number cancels it. */
export function Credit({ invoice: i, onDone }: Props) {
	const { t } = useLingui();
	const target = useTarget(i);
	const send = useSend((body: { reason: string }) => creditInvoice({ ...target, body }));
	return (
		<Stack>
			<Notice kind="warning" title={t`This cannot be undone`}>
				<p>{t`A credit note with its own number cancels invoice ${i.reference}. What was paid is then owed to the client.`}</p>
			</Notice>
			<Form<{ reason: string }>
				onSubmit={async ({ reason }) => {
					await send({ reason: reason ?? "" });
					onDone();
				}}
				submit={t`Cancel the invoice`}
				danger
			>
				<TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />
			</Form>
		</Stack>
	);
}

/** In China the tax invoice is issued in the tax system; its number is kept here. */
export function TaxInvoice({ invoice: i, onDone }: Props) {
	const { t } = useLingui();
	const target = useTarget(i);
	const send = useSend((body: { number: string }) => noteTaxInvoice({ ...target, body }));
	return (
		<Form<{ number: string }>
			initial={{ number: i.tax_invoice ?? "" }}
			onSubmit={async ({ number }) => {
				await send({ number: number ?? "" });
				onDone();
			}}
			submit={t`Save`}
		>
			<TextField
				name="number"
				label={t`Number of the tax invoice`}
				help={t`The tax invoice is issued in the tax system, not here.`}
				maxLength={60}
				initially=""
			/>
		</Form>
	);
}
