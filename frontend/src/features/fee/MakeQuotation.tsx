import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { FieldRow, Form } from "@/components/Form";
import { NumberField, TextAreaField, TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { makeQuotation } from "@/gen";
import { listPriceListsOptions, listQuotationsOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { QuotationStatus } from "./QuotationStatus";

interface Values {
	percent?: number;
	reason?: string;
	note?: string;
}

interface Props {
	application: string;
	calculation: string;
}

/** From a kept calculation to a draft quotation by the prices in force. */
export function MakeQuotation({ application, calculation }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("quotation.write");
	const prices = useQuery(listPriceListsOptions({ path: { body } }));
	const made = useQuery(listQuotationsOptions({ path: { body }, query: { application } }));
	return (
		<Card title={t`Quotation`}>
			<Stack>
				{(made.data?.items ?? []).map((q) => (
					<div key={q.id}>
						<Button kind="link" to={`/b/${body}/quotations/${q.id}`}>
							{q.reference}
						</Button>{" "}
						<QuotationStatus quotation={q} reader="body" />
					</div>
				))}
				{may && prices.data?.items.length === 0 && (
					<Notice
						kind="warning"
						title={t`There is no price list yet`}
						action={<Button to={`/b/${body}/prices`}>{t`Price list`}</Button>}
					/>
				)}
				{may && <Make application={application} calculation={calculation} />}
			</Stack>
		</Card>
	);
}

function Make({ application, calculation }: { application: string; calculation: string }) {
	const { t } = useLingui();
	const body = useBody();
	const [key, setKey] = useState(newKey);
	const send = useSend(async ({ percent, reason, note }: Values) => {
		await makeQuotation({
			path: { body, application },
			headers: { "Idempotency-Key": key },
			body: { calculation, note, discount: percent ? { percent, reason: reason ?? "" } : undefined },
		});
		setKey(newKey());
	});
	return (
		<Form<Values> onSubmit={send} submit={t`Make a quotation`}>
			<FieldRow>
				<NumberField name="percent" label={t`Discount`} unit="%" min={0} max={100} digits={1} />
				<TextField name="reason" label={t`Reason of the discount`} maxLength={500} />
			</FieldRow>
			<TextAreaField name="note" label={t`Note to the client`} rows={2} maxLength={2000} />
		</Form>
	);
}
