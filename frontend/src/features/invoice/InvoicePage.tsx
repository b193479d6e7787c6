import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { DownloadIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PrintHead } from "@/components/PrintHead";
import { DateText, Say } from "@/components/Text";
import type { InvoiceView } from "@/gen";
import { getInvoiceOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useParam } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { About, Lines, Payments } from "./InvoiceCards";
import { InvoiceStatus } from "./InvoiceStatus";
import { Verbs } from "./Verbs";

/** One invoice: what it is for, how it stands, what was paid. */
export default function InvoicePage() {
	const { body } = usePlace();
	const invoice = useParam("invoice");
	const query = useQuery(getInvoiceOptions({ path: { body, invoice } }));
	return <Loaded query={query}>{(i) => <Shown invoice={i} />}</Loaded>;
}

function Shown({ invoice: i }: { invoice: InvoiceView }) {
	const { t } = useLingui();
	const say = useSay();
	const { body, base, reader } = usePlace();
	const bill = useMay("invoice.write");
	const { money } = useFormats();
	const file = (name: string) => `/api/v1/b/${body}/invoices/${i.id}/${name}`;
	return (
		<>
			<PrintHead issuer={<Say text={i.seller.name} />} title={t`Invoice`} reference={i.reference} />
			<PageHead
				title={t`Invoice ${i.reference}`}
				sub={`${say(i.buyer.name)} · ${say(i.title)}`}
				status={<InvoiceStatus invoice={i} reader={reader} />}
				back={{ to: `${base}/invoices`, label: t`Invoices` }}
				history={{ noun: "invoices", record: i.id }}
				actions={<Button icon={<DownloadIcon />} href={file("pdf")}>{t`PDF in both languages`}</Button>}
			/>
			<Stack>
				<NextAction reader={reader} turn={i.turn} involved={reader === "client" || bill}>
					{i.turn.who !== "nobody" && money(i.balance.replace("-", ""), i.currency)}
				</NextAction>
				{i.credit && (
					<Notice
						kind="info"
						title={t`Cancelled by credit note ${i.credit.reference}`}
						action={<Button href={file("credit-note")}>{t`Credit note`}</Button>}
					>
						<p>
							{i.credit.reason} · <DateText value={i.credit.on} />
						</p>
					</Notice>
				)}
				{bill && <Verbs invoice={i} />}
				<Lines invoice={i} />
				<Payments invoice={i} />
				<About invoice={i} />
			</Stack>
		</>
	);
}
