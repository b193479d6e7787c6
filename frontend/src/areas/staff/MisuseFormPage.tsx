import { MisuseForm } from "@/features/misuse/MisuseForm";
import { files } from "./files";

/** Records a misuse, with pictures and documents that show it. */
export default function MisuseFormPage() {
	return <MisuseForm files={files} />;
}
