import { SheetView } from "@/components/SheetView";
import { PaperCard } from "@/features/fee/Paper";
import { QuotationPage } from "@/features/fee/QuotationPage";

/** A quotation with its calculation sheet, as the body sees it. */
export default function StaffQuotationPage() {
	return (
		<QuotationPage
			sheet={(q) => <SheetView sheet={q.sheet} approval={q.approval} set={q.set_days} />}
			answer={(q) => <PaperCard quotation={q} />}
		/>
	);
}
