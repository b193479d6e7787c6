import { MisusePage } from "@/features/misuse/MisusePage";
import { files } from "./files";

/** A misuse of certificate or mark, with its files. */
export default function MisuseWithFiles() {
	return <MisusePage files={files} />;
}
