import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { PageHead } from "@/components/PageHead";
import { CertificateTable } from "./CertificateTable";

/** The register of the body: every certificate it ever issued. */
export default function CertificatesPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead title={t`Certificates`} sub={t`Every certificate issued, with its status of today`} />
			<Card flush>
				<CertificateTable />
			</Card>
		</>
	);
}
