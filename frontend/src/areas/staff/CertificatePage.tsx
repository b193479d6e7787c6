import { CertificatePage } from "@/features/certificate/CertificatePage";
import { ClientMisuses } from "@/features/misuse/ClientMisuses";

/** A certificate, with the misuses of it that were recorded. */
export default function CertificateWithMisuses() {
	return (
		<CertificatePage
			beside={(client, programme) => <ClientMisuses client={client} programme={programme} />}
		/>
	);
}
