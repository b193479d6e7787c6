import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Card } from "@/components/Card";
import { Notice } from "@/components/Notice";
import { Status, type Tone } from "@/components/Status";
import { DateText, DateTime } from "@/components/Text";
import type { FindingPart, FindingView } from "@/gen";
import { FileList } from "./Files";
import css from "./finding.module.css";
import { type PartKey, partKeys, usePartNames } from "./names";

/** The answer as it stands, each part with what the auditor said; skip leaves out what is being written. */
export function Parts({ finding, skip }: { finding: FindingView; skip: boolean }) {
	const { t } = useLingui();
	const shown = partKeys(finding).filter((key) => !skip || finding.parts?.[key]?.state === "accepted");
	if (shown.length === 0) return null;
	return (
		<Card title={t`The answer`}>
			{shown.map((key) => (
				<PartView key={key} name={key} part={finding.parts?.[key]} />
			))}
		</Card>
	);
}

export function PartView({
	name,
	part,
	children,
}: {
	name: PartKey;
	part?: FindingPart;
	children?: ReactNode;
}) {
	const { t } = useLingui();
	const names = usePartNames();
	const states: Record<string, [Tone, string]> = {
		submitted: ["going", t`Handed in`],
		accepted: ["good", t`Accepted`],
		returned: ["late", t`Returned`],
	};
	const [tone, label] = states[part?.state ?? ""] ?? ["quiet", t`Not written yet`];
	return (
		<section className={css.part} aria-label={names[name].title}>
			<header>
				<h3>{names[name].title}</h3>
				<Status tone={tone}>{label}</Status>
			</header>
			{part?.text && <p className={css.said}>{part.text}</p>}
			{part && <FileList ids={part.documents ?? []} />}
			{part?.done_by && (
				<p className="quiet">
					{t`Done by`} <DateText value={part.done_by} />
				</p>
			)}
			{part?.by && (
				<p className="quiet">
					{part.by} · <DateTime value={part.at} />
				</p>
			)}
			{part?.state === "returned" && (
				<Notice kind="warning" title={t`Returned by ${part.reviewed_by ?? ""}`}>
					{part.reason}
				</Notice>
			)}
			{children}
		</section>
	);
}
