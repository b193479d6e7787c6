import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import { useFormats } from "@/lib/format";
import type { Sending } from "@/lib/upload";
import { Button } from "./Button";
import { CloseIcon, FileIcon, ReloadIcon, UploadIcon } from "./icons";
import { Status } from "./Status";
import css from "./Upload.module.css";

interface AreaProps {
	onFiles: (files: File[]) => void;
	/** For instance ".pdf,.docx"; the server looks at the content itself. */
	accept?: string;
	/** What may be given: "PDF, Word or images, up to 200 MB". */
	hint?: ReactNode;
	/** Only the button, for rows of a checklist; files can still be dropped on it. */
	compact?: boolean;
	/** What the files are for, for screen readers, when there are several such buttons. */
	label?: string;
	disabled?: boolean;
	/** Only one file is taken. */
	single?: boolean;
}

/** Where files are dropped or chosen, several at once; on phones the camera is offered too. */
export function UploadArea({ onFiles, accept, hint, compact, label, disabled, single }: AreaProps) {
	const { t } = useLingui();
	const input = useRef<HTMLInputElement>(null);
	const [over, setOver] = useState(false);
	const take = (files: FileList | null) => {
		if (files && files.length > 0 && !disabled) onFiles([...files]);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the button does the same
		<div
			className={[compact ? css.compact : css.area, over && css.over].filter(Boolean).join(" ")}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={(event) => {
				event.preventDefault();
				setOver(false);
				take(event.dataTransfer.files);
			}}
		>
			<input
				ref={input}
				type="file"
				multiple={!single}
				hidden
				accept={accept}
				onChange={(event) => {
					take(event.target.files);
					event.target.value = "";
				}}
			/>
			<Button icon={<UploadIcon />} onClick={() => input.current?.click()} disabled={disabled} label={label}>
				{single ? t`Choose the file` : t`Choose files`}
			</Button>
			{!compact && <p>{t`or drop them here`}</p>}
			{hint && <p className={css.hint}>{hint}</p>}
		</div>
	);
}

interface RowProps {
	file: Sending;
	onRetry: (key: string) => void;
	onRemove: (key: string) => void;
}

/** One file on its way: how much has arrived, and what to do when it stops. */
export function UploadRow({ file, onRetry, onRemove }: RowProps) {
	const { t } = useLingui();
	const { size } = useFormats();
	const { name } = file;
	return (
		<li className={css.row}>
			<FileIcon aria-hidden />
			<div className={css.words}>
				<span className={css.name}>{name}</span>
				{file.state === "sending" && (
					<>
						<progress
							className={css.progress}
							aria-label={t`Uploading ${name}`}
							value={file.sent}
							max={file.size || 1}
						/>
						<span className={css.hint}>
							{size(file.sent)} / {size(file.size)}
						</span>
					</>
				)}
				{file.state === "done" && <Status tone="good">{t`Received`}</Status>}
				{file.state === "failed" && (
					<p className={css.failed} role="alert">
						{file.problem?.detail || t`The connection was lost; nothing that arrived is lost.`}
					</p>
				)}
			</div>
			{file.state === "failed" && (
				<Button
					kind="text"
					icon={<ReloadIcon />}
					label={t`Try ${name} again`}
					onClick={() => onRetry(file.key)}
				/>
			)}
			{file.state !== "done" && (
				<Button
					kind="text"
					icon={<CloseIcon />}
					label={t`Cancel ${name}`}
					onClick={() => onRemove(file.key)}
				/>
			)}
		</li>
	);
}
