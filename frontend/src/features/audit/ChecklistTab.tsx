import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { SaveLine } from "@/components/SaveLine";
import { Say } from "@/components/Text";
import { type AuditView, tickChecklist } from "@/gen";
import { useSay } from "@/lib/text";
import css from "./audit.module.css";
import { Choice } from "./Choice";
import { useRecord } from "./useRecord";

type Line = NonNullable<AuditView["checklist"]>[number];
type Judgement = "" | "conforms" | "deviates" | "not_applicable" | "not_audited";

/** The clauses of the standard, each with a judgement and a note, saved as they are made. */
export function ChecklistTab({ audit, write }: { audit: AuditView; write: boolean }) {
	const { t } = useLingui();
	const [lines, setLines] = useState(audit.checklist ?? []);
	const [touched, setTouched] = useState<Set<string>>(new Set());
	const record = useRecord<Line[]>(audit, (changed, target) =>
		tickChecklist({
			...target,
			body: {
				checks: changed.map((c) => ({
					key: c.key,
					conformity: (c.conformity ?? "") as Judgement,
					note: c.note,
				})),
			},
		}),
	);
	if (lines.length === 0) {
		return (
			<Card>
				<Empty
					kind="nothing"
					title={t`The checklist comes with the opening meeting`}
					text={t`It is made of the clauses of the standard.`}
				/>
			</Card>
		);
	}
	const done = lines.filter((line) => line.conformity).length;
	const total = lines.length;
	const change = (line: Line) => {
		const next = lines.map((old) => (old.key === line.key ? line : old));
		const keys = new Set(touched).add(line.key);
		setLines(next);
		setTouched(keys);
		record.change(next.filter((one) => keys.has(one.key)));
	};
	return (
		<Card title={t`Checklist`} aside={t`${done} of ${total} judged`}>
			<Stack>
				{write && <SaveLine state={record.state} />}
				<div>
					{lines.map((line) => (
						<Clause key={line.key} line={line} onChange={change} write={write} />
					))}
				</div>
			</Stack>
		</Card>
	);
}

function Clause({ line, onChange, write }: { line: Line; onChange: (line: Line) => void; write: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const title = say(line.title);
	const answers = [
		{ value: "conforms", label: t`Conforms` },
		{ value: "deviates", label: t`Deviates` },
		{ value: "not_applicable", label: t`Not applicable` },
		{ value: "not_audited", label: t`Another time` },
	];
	return (
		<section className={css.line} aria-label={`${line.key} ${title}`}>
			<h3>
				<span className={css.code}>{line.key}</span> {title}
				{line.amended && (
					<span className={css.amended}>
						{" "}
						<Say text={line.amended} />
					</span>
				)}
			</h3>
			<Choice
				label={t`Judgement`}
				value={line.conformity ?? ""}
				options={answers}
				disabled={!write}
				onChoose={(conformity) => onChange({ ...line, conformity })}
			/>
			{(write || line.note) && (
				<textarea
					className={css.note}
					aria-label={t`What was looked at for ${line.key}`}
					placeholder={t`Evidence: records, people, samples`}
					value={line.note ?? ""}
					readOnly={!write}
					onChange={(event) => onChange({ ...line, note: event.target.value })}
				/>
			)}
		</section>
	);
}
