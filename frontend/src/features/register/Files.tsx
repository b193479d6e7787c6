import { useLingui } from "@lingui/react/macro";
import { PlainTable } from "@/components/PlainTable";
import type { SubmissionView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";

/** The files of a submission with their hashes; nothing where it has none. */
export function Files({ submission }: { submission: SubmissionView }) {
	const { t } = useLingui();
	const body = useBody();
	const { size } = useFormats();
	if (submission.files.length === 0) return null;
	const told = submission.kind === "all" || submission.kind === "changed"; // a row for each certificate
	return (
		<PlainTable
			label={t`Files`}
			stacks
			head={[
				{ title: t`File to upload` },
				{ title: told ? t`Number of certificates` : t`Rows`, end: true },
				{ title: t`SHA-256` },
			]}
			rows={submission.files.map((file, index) => ({
				key: file.name,
				cells: [
					<a key="file" href={`/api/v1/b/${body}/register/submissions/${submission.id}/files/${index}`}>
						{file.name} ({size(file.size)})
					</a>,
					file.rows,
					<code key="hash">{file.sha256}</code>,
				],
			}))}
		/>
	);
}
