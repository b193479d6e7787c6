import { OpenComplaints } from "@/features/complaint/ClientComplaints";
import { DecideOnCertificate } from "@/features/decision/DecideOnCertificate";

/** Suspending, restoring, withdrawing or cancelling, with the complaints about the client that are open. */
export default function DecideOnCertificatePage() {
	return <DecideOnCertificate beside={(client) => <OpenComplaints client={client} />} />;
}
