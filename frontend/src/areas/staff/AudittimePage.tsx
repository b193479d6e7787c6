import { CalculationPage } from "@/features/audittime/CalculationPage";
import { MakeQuotation } from "@/features/fee/MakeQuotation";

/** The audit time of an application, and the quotation that is made from it. */
export default function AudittimePage() {
	return (
		<CalculationPage
			quote={(kept) => <MakeQuotation application={kept.application_id} calculation={kept.id} />}
		/>
	);
}
