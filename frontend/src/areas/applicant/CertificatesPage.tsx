import OwnCertificatesPage from "@/features/certificate/OwnCertificatesPage";
import { Subsidies } from "./Subsidies";

/** The client's certificates with the subsidies that fit the newest. */
export default function CertificatesPage() {
	return <OwnCertificatesPage below={(id) => <Subsidies certificate={id} />} />;
}
