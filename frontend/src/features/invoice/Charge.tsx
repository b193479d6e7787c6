import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { FieldRow, Form } from "@/components/Form";
import { NumberField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { chargeExpenses, type InvoiceView, type NewCharges } from "@/gen";
import { newKey } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useSend } from "@/lib/send";

/** Another invoice of the same agreement: travel at cost, and what was ordered later. */
export function Charge({ invoice: i, onDone }: { invoice: InvoiceView; onDone: () => void }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const [key] = useState(newKey);
	const rate = i.taxes[0]?.percent ?? 0;
	const fresh = () => ({ name: { en: "", zh: "" }, amount: "", tax_percent: rate });
	const send = useSend((charges: NewCharges) =>
		chargeExpenses({
			path: { body, contract: i.contract_id },
			headers: { "Idempotency-Key": key },
			body: charges,
		}),
	);
	return (
		<Form<NewCharges>
			initial={{ lines: [fresh()] }}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Raise the invoice`}
		>
			<ListField
				name="lines"
				add={t`Add a line`}
				remove={(index) => {
					const number = index + 1;
					return t`Remove line ${number}`;
				}}
				title={(index) => {
					const number = index + 1;
					return t`Line ${number}`;
				}}
				fresh={fresh}
				min={1}
			>
				{(path) => (
					<>
						<BilingualField name={[...path, "name"]} label={t`Text`} />
						<FieldRow>
							<TextField name={[...path, "amount"]} label={t`Amount without tax, ${i.currency}`} required />
							<NumberField
								name={[...path, "tax_percent"]}
								label={t`Tax rate`}
								digits={2}
								min={0}
								max={100}
								unit="%"
								required
							/>
						</FieldRow>
					</>
				)}
			</ListField>
		</Form>
	);
}
