import { OpenComplaints } from "@/features/complaint/ClientComplaints";
import { OpenMisuses } from "@/features/misuse/ClientMisuses";

/** What whoever deals with a client has to know at first: complaints and misuses that are open. */
export function Known({ client }: { client: string }) {
	return (
		<>
			<OpenComplaints client={client} />
			<OpenMisuses client={client} />
		</>
	);
}
