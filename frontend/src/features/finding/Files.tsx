import { useLingui } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { FileLine } from "@/components/Checklist";
import { DeleteIcon } from "@/components/icons";
import { ProblemNote } from "@/components/ProblemNote";
import { usePending } from "@/components/pending";
import { UploadArea } from "@/components/Upload";
import { type Kept, sendDocument } from "@/lib/document";
import { call } from "@/lib/http";
import { useBody } from "@/lib/route";
import css from "./finding.module.css";

/** Files that are kept, by their identifiers; with remove where they may be taken off the list. */
export function FileList({ ids, onRemove }: { ids: string[]; onRemove?: (id: string) => void }) {
	const { t } = useLingui();
	const body = useBody();
	const scans = { not_scanned: t`not scanned for malware`, clean: t`scanned, nothing found`, infected: null };
	const files = useQueries({
		queries: ids.map((id) => ({
			queryKey: ["document", body, id],
			queryFn: () => call<Kept>("GET", `/b/${body}/documents/${id}`),
			staleTime: Number.POSITIVE_INFINITY,
		})),
	});
	if (ids.length === 0) return null;
	return (
		<ul className={css.files}>
			{ids.map((id, i) => {
				const file = files[i]?.data;
				const name = file?.name ?? "…";
				return (
					<FileLine
						key={id}
						name={name}
						size={file?.size ?? 0}
						href={`/api/v1/b/${body}/documents/${id}/content`}
						note={file?.scan && scans[file.scan]}
						actions={
							onRemove && (
								<Button
									kind="text"
									icon={<DeleteIcon />}
									label={t`Remove ${name}`}
									onClick={() => onRemove(id)}
								/>
							)
						}
					/>
				);
			})}
		</ul>
	);
}

interface Props {
	/** The client whose case the files belong to. */
	client: string;
	application?: string;
	value: string[];
	onChange: (ids: string[]) => void;
	label: string;
}

/** Photos and files given one by one; on phones and tablets the camera is offered. */
export function FilesInput({ client, application, value, onChange, label }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const [busy, setBusy] = useState(0);
	const [error, setError] = useState<unknown>();
	const pending = usePending();
	const send = async (files: File[]) => {
		setError(undefined);
		let ids = value;
		setBusy(files.length);
		pending((n) => n + 1);
		for (const file of files) {
			try {
				const kept = await sendDocument(body, file, { client, application });
				ids = [...ids, kept.id];
			} catch (thrown) {
				setError(thrown);
			}
			setBusy((n) => n - 1);
		}
		onChange(ids);
		pending((n) => n - 1);
	};
	return (
		<div className={css.files}>
			<FileList ids={value} onRemove={(id) => onChange(value.filter((one) => one !== id))} />
			<UploadArea compact label={label} onFiles={(files) => void send(files)} disabled={busy > 0} />
			{busy > 0 && <p className="quiet" role="status">{t`Uploading…`}</p>}
			<ProblemNote error={error} />
		</div>
	);
}
