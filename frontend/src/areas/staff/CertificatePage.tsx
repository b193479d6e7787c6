import { CertificatePage } from "@/features/certificate/CertificatePage";
import { ClientMisuses } from "@/features/misuse/ClientMisuses";
import { Afterwards, Restorable } from "@/features/schedule/Afterwards";

/** A certificate, with the misuses of it that were recorded and what follows its expiry. */
export default function CertificateWithMisuses() {
	return (
		<CertificatePage
			beside={(client, programme) => <ClientMisuses client={client} programme={programme} />}
			expired={(certificate) => (
				<>
					<Restorable certificate={certificate} />
					<Afterwards certificate={certificate} />
				</>
			)}
		/>
	);
}
