import { useLingui } from "@lingui/react/macro";
import { PageHead } from "@/components/PageHead";
import { ApplicationTable } from "./ApplicationTable";

export default function ApplicationsPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead title={t`Applications`} sub={t`From the first draft to the contract`} />
			<ApplicationTable />
		</>
	);
}
