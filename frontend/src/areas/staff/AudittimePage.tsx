import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { PageHead } from "@/components/PageHead";
import { Calculation } from "@/features/audittime/Calculation";
import { MakeQuotation } from "@/features/fee/MakeQuotation";
import { getApplicationOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody, useParam } from "@/lib/route";

/** The audit time of an application, and the quotation that is made from it. */
export default function AudittimePage() {
	const { t } = useLingui();
	const body = useBody();
	const application = useParam("application");
	const query = useQuery(getApplicationOptions({ path: { body, application } }));
	return (
		<>
			<PageHead
				title={t`Audit time and quotation`}
				back={{ to: `/b/${body}/applications/${application}`, label: t`Application` }}
			/>
			<Calculation
				application={application}
				quote={(kept) => (
					<MakeQuotation
						application={application}
						agreed={query.data?.certified !== undefined && query.data.kind !== "recertification"}
						calculation={kept.id}
					/>
				)}
			/>
		</>
	);
}
