import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Say } from "@/components/Text";
import type { InvoiceView } from "@/gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";

interface Props {
	invoice: InvoiceView;
}

/** The lines with their sums. */
export function Lines({ invoice: i }: Props) {
	const { t } = useLingui();
	const { money } = useFormats();
	const sum = (key: string, label: string, amount: string) => ({
		key,
		cells: [label, "", money(amount, i.currency)],
	});
	return (
		<Card title={t`Lines`} flush>
			<PlainTable
				label={t`Lines`}
				head={[{ title: t`Item` }, { title: t`Quantity`, end: true }, { title: t`Amount`, end: true }]}
				rows={[
					...i.lines.map((line, index) => ({
						key: `${line.code}-${index}`,
						cells: [<Say key="name" text={line.name} />, line.quantity, money(line.amount, i.currency)],
					})),
					sum("net", t`Without tax`, i.net),
					...i.taxes.map((tax) => {
						const percent = tax.percent;
						return sum(`tax-${percent}`, t`Tax, ${percent} %`, tax.tax);
					}),
				]}
				foot={[t`With tax`, "", money(i.gross, i.currency)]}
			/>
		</Card>
	);
}

/** What came in and went back, and what that leaves. */
export function Payments({ invoice: i }: Props) {
	const { t } = useLingui();
	const { money } = useFormats();
	return (
		<Card title={t`Payments`} flush>
			<PlainTable
				label={t`Payments`}
				head={[
					{ title: t`Day` },
					{ title: t`From or to` },
					{ title: t`Reference` },
					{ title: t`Amount`, end: true },
				]}
				rows={i.payments.map((p) => ({
					key: `${p.at}-${p.amount}`,
					cells: [
						<DateText key="on" value={p.on} />,
						<div key="payer">
							{p.payer}
							{p.reason && <div className="quiet">{t`Refund: ${p.reason}`}</div>}
						</div>,
						p.reference || "–",
						money(p.amount, i.currency),
					],
				}))}
				foot={[t`Balance`, "", "", money(i.balance, i.currency)]}
			/>
		</Card>
	);
}

/** Parties, days and papers. */
export function About({ invoice: i }: Props) {
	const { t } = useLingui();
	const { base } = usePlace();
	return (
		<Card title={t`About this invoice`}>
			<Facts
				items={[
					{ label: t`Client`, value: <Say text={i.buyer.name} /> },
					{ label: t`Registration number or credit code`, value: i.buyer.registered || "–" },
					{ label: t`Raised on`, value: <DateText value={i.raised_on} /> },
					{ label: t`Pay by`, value: <DateText value={i.due_on} /> },
					{ label: t`Where to pay`, value: i.seller.account || "–", wide: true },
					{
						label: t`Agreement`,
						value: (
							<Button kind="link" to={`${base}/contracts/${i.contract_id}`}>
								{i.contract_reference}
							</Button>
						),
					},
					{
						label: t`Quotation`,
						value: (
							<Button kind="link" to={`${base}/quotations/${i.quotation_id}`}>
								{i.quotation_reference}
							</Button>
						),
					},
					...(i.tax_invoice ? [{ label: t`Tax invoice`, value: i.tax_invoice }] : []),
				]}
			/>
		</Card>
	);
}
