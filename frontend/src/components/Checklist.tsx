import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormats } from "@/lib/format";
import { Card } from "./Card";
import css from "./Checklist.module.css";
import { FileIcon } from "./icons";

interface ListProps {
	title: string;
	/** Requirements that have what they need, and how many there are; files are not counted. */
	received: number;
	total: number;
	children: ReactNode;
}

/** What is required, one row each, empty rows included; the same list is where files are given. */
export function Checklist({ title, received, total, children }: ListProps) {
	const { t } = useLingui();
	return (
		<Card title={title} aside={t`${received} of ${total} received`}>
			<ul className={css.list}>{children}</ul>
		</Card>
	);
}

interface RowProps {
	title: ReactNode;
	/** The number or code of the requirement. */
	code?: string;
	optional?: boolean;
	hint?: ReactNode;
	status?: ReactNode;
	/** FileLine entries. */
	files?: ReactNode;
	/** Buttons; the upload button stands here. */
	actions?: ReactNode;
	/** A reason for a return, an answer, a question: shown in place, with who and when. */
	children?: ReactNode;
	/** Marks the row that the reader is asked about. */
	asked?: boolean;
}

export function ChecklistRow({
	title,
	code,
	optional,
	hint,
	status,
	files,
	actions,
	children,
	asked,
}: RowProps) {
	const { t } = useLingui();
	return (
		<li className={asked ? `${css.item} ${css.asked}` : css.item}>
			<div className={css.top}>
				<div className={css.words}>
					<h3>
						{code && <span className={css.code}>{code}</span>} {title}{" "}
						{optional && <span className={css.optional}>{t`optional`}</span>}
					</h3>
					{hint && <p className={css.hint}>{hint}</p>}
				</div>
				{status && <div className={css.status}>{status}</div>}
			</div>
			{files && <ul className={css.files}>{files}</ul>}
			{children}
			{actions && <div className={css.actions}>{actions}</div>}
		</li>
	);
}

interface FileProps {
	name: string;
	size: number;
	/** Where it can be read or fetched. */
	href?: string;
	onOpen?: () => void;
	/** "revision 2", "also serves 3.1", "not scanned". */
	note?: ReactNode;
	actions?: ReactNode;
}

export function FileLine({ name, size, href, onOpen, note, actions }: FileProps) {
	const formats = useFormats();
	return (
		<li className={css.file}>
			<span className={css.name}>
				<FileIcon aria-hidden />
				{onOpen ? (
					<button type="button" className={css.open} onClick={onOpen}>
						{name}
					</button>
				) : href ? (
					<a href={href}>{name}</a>
				) : (
					<span>{name}</span>
				)}
			</span>
			<span className={css.size}>{formats.size(size)}</span>
			{note && <span className={css.size}>{note}</span>}
			{actions}
		</li>
	);
}
