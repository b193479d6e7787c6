import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import { PageHead } from "@/components/PageHead";
import { useBody, useParam } from "@/lib/route";
import { type Below, OwnCertificate } from "./OwnCertificate";

/** One of several certificates of a client. */
export default function OwnCertificatePage({ below }: Below) {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("certificate");
	return (
		<>
			<PageHead title={t`Certificate`} back={{ to: `/c/${body}/certificates`, label: t`Certificates` }} />
			<Stack>
				<OwnCertificate id={id} />
				{below(id)}
			</Stack>
		</>
	);
}
