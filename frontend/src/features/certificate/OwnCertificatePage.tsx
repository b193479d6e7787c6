import { useLingui } from "@lingui/react/macro";
import { PageHead } from "@/components/PageHead";
import { useBody, useParam } from "@/lib/route";
import { OwnCertificate } from "./OwnCertificate";

/** One of several certificates of a client. */
export default function OwnCertificatePage() {
	const { t } = useLingui();
	const body = useBody();
	return (
		<>
			<PageHead title={t`Certificate`} back={{ to: `/c/${body}/certificates`, label: t`Certificates` }} />
			<OwnCertificate id={useParam("certificate")} />
		</>
	);
}
