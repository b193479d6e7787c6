import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Row } from "@/components/Card";
import { PageHead } from "@/components/PageHead";
import { useBody } from "@/lib/route";
import { CertificateTable } from "./CertificateTable";

/** The register of the body: every certificate it ever issued. */
export default function CertificatesPage() {
	const { t } = useLingui();
	const body = useBody();
	return (
		<>
			<PageHead
				title={t`Certificates`}
				sub={t`Every certificate issued, with its status of today`}
				actions={
					<Row>
						<Button to={`/b/${body}/certificates/templates`}>{t`Templates`}</Button>
						<Button to={`/b/${body}/certificates/keys`}>{t`Signing keys`}</Button>
					</Row>
				}
			/>
			<Card flush>
				<CertificateTable />
			</Card>
		</>
	);
}
