import { OwnMisuse } from "@/features/misuse/OwnMisuses";
import { files } from "./files";

/** One warning about the use of certificate or mark, and the answer to it. */
export default function MisusePage() {
	return <OwnMisuse files={files} />;
}
