import { FileList, FilesInput } from "@/features/finding/Files";
import type { Files } from "@/features/misuse/files";

/** Files as all pages of a misuse show and take them. */
export const files: Files = {
	show: (ids) => <FileList ids={ids} />,
	give: (client, value, change, label) => (
		<FilesInput client={client} value={value} onChange={change} label={label} />
	),
};
