import { DecisionPage } from "@/features/decision/DecisionPage";
import { Known } from "./Known";

/** A decision, with the complaints about the client and the misuses that are open. */
export default function DecisionWithComplaints() {
	return <DecisionPage beside={(client) => <Known client={client} />} />;
}
