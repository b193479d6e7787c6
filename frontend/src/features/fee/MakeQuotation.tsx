import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { makeQuotation, type PriceListView } from "@/gen";
import { listPriceListsOptions, listQuotationsOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { QuotationStatus } from "./QuotationStatus";
import { QuotationTerms } from "./QuotationTerms";
import { type TypedTerms, termsOf } from "./terms";

interface Props {
	application: string;
	/** It adds to an agreement, whose terms and prices stay. */
	agreed?: boolean;
	calculation: string;
}

/** From a kept calculation to a draft quotation by the prices in force. */
export function MakeQuotation({ application, agreed, calculation }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("quotation.write");
	const prices = useQuery(listPriceListsOptions({ path: { body } }));
	const made = useQuery(listQuotationsOptions({ path: { body }, query: { application } }));
	const inForce = prices.data?.items.find((list) => list.standing === "in_force");
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
				{!may && made.data?.items.length === 0 && (
					<p className="quiet">{t`No quotation has been made yet.`}</p>
				)}
				{may && prices.data && !inForce && (
					<Notice
						kind="warning"
						title={t`There is no price list yet`}
						action={<Button to={`/b/${body}/prices`}>{t`Price list`}</Button>}
					/>
				)}
				{may && inForce && (
					<Make application={application} agreed={agreed} calculation={calculation} prices={inForce} />
				)}
			</Stack>
		</Card>
	);
}

function Make({ application, agreed, calculation, prices }: Props & { prices: PriceListView }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const send = useSend(async (values: TypedTerms) => {
		const { data } = await makeQuotation({
			path: { body, application },
			headers: { "Idempotency-Key": key },
			body: { calculation, note: values.note, ...termsOf(values) },
		});
		void go({ to: `/b/${body}/quotations/${data.id}` });
	});
	return (
		<Form<TypedTerms> onSubmit={send} submit={t`Make a quotation`}>
			{agreed ? (
				<p className="quiet">{t`The extension is priced on the terms and by the prices of the agreement.`}</p>
			) : (
				<QuotationTerms prices={prices} />
			)}
			<TextAreaField name="note" label={t`Note to the client`} rows={2} maxLength={2000} />
		</Form>
	);
}
