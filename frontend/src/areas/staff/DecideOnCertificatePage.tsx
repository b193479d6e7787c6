import { DecideOnCertificate } from "@/features/decision/DecideOnCertificate";
import { Known } from "./Known";

/** Suspending, restoring, withdrawing or cancelling, with the complaints about the client and the misuses that are open. */
export default function DecideOnCertificatePage() {
	return <DecideOnCertificate beside={(client) => <Known client={client} />} />;
}
