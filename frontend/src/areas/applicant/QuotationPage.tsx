import { SheetView } from "@/components/SheetView";
import { Answer } from "@/features/fee/Answer";
import { QuotationPage } from "@/features/fee/QuotationPage";

/** A quotation as the client sees it: why so many days, what it costs, and the answer. */
export default function ClientQuotationPage() {
	return (
		<QuotationPage
			sheet={(q) => <SheetView sheet={q.sheet} approval={q.approval} set={q.set_days} />}
			answer={(q) => <Answer quotation={q} />}
		/>
	);
}
