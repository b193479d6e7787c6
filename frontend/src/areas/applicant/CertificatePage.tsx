import OwnCertificatePage from "@/features/certificate/OwnCertificatePage";
import { Subsidies } from "./Subsidies";

/** One certificate with the subsidies that fit it. */
export default function CertificatePage() {
	return <OwnCertificatePage below={(id) => <Subsidies certificate={id} />} />;
}
