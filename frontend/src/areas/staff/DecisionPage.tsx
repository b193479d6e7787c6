import { OpenComplaints } from "@/features/complaint/ClientComplaints";
import { DecisionPage } from "@/features/decision/DecisionPage";

/** A decision, with the complaints about the client that are open. */
export default function DecisionWithComplaints() {
	return <DecisionPage beside={(client) => <OpenComplaints client={client} />} />;
}
