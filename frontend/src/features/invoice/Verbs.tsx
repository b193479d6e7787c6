import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import type { InvoiceView } from "@/gen";
import { Charge } from "./Charge";
import { Credit, Pay, TaxInvoice } from "./VerbForms";

/** What finance does with an invoice, each in a dialog of its own. */
export function Verbs({ invoice }: { invoice: InvoiceView }) {
	const { t } = useLingui();
	const [open, setOpen] = useState<string>();
	const close = () => setOpen(undefined);
	const dialogs = {
		pay: { label: t`Record a payment`, form: <Pay invoice={invoice} onDone={close} /> },
		refund: { label: t`Record a refund`, form: <Pay invoice={invoice} onDone={close} refund /> },
		credit: { label: t`Cancel by a credit note`, form: <Credit invoice={invoice} onDone={close} /> },
		tax: { label: t`Tax invoice`, form: <TaxInvoice invoice={invoice} onDone={close} /> },
		charge: { label: t`Invoice expenses`, form: <Charge invoice={invoice} onDone={close} /> },
	};
	const verb = (key: keyof typeof dialogs) => ({ label: dialogs[key].label, run: () => setOpen(key) });
	return (
		<>
			<Row>
				<Actions
					actions={invoice.actions}
					verbs={{ pay: { ...verb("pay"), kind: "primary" }, refund: verb("refund"), credit: verb("credit") }}
				/>
				{invoice.seller.country === "CN" && (
					<Button onClick={() => setOpen("tax")}>{dialogs.tax.label}</Button>
				)}
				<Button onClick={() => setOpen("charge")}>{dialogs.charge.label}</Button>
			</Row>
			{Object.entries(dialogs).map(([key, dialog]) => (
				<Dialog key={key} open={open === key} onClose={close} title={dialog.label} wide={key === "charge"}>
					{dialog.form}
				</Dialog>
			))}
		</>
	);
}
