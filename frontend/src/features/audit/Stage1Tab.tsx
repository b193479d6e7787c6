import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { SaveLine } from "@/components/SaveLine";
import { type AuditView, recordStage1 } from "@/gen";
import { useSay } from "@/lib/text";
import css from "./audit.module.css";
import { Choice } from "./Choice";
import { useRecord } from "./useRecord";

type Met = "yes" | "partly" | "no";
type Ready = "ready" | "not_ready" | "repeat";

interface Answer {
	met?: string;
	note?: string;
}

interface Values {
	answers: Record<string, Answer>;
	readiness: string;
	conclusion: string;
}

function body(v: Values) {
	return {
		objectives: Object.entries(v.answers).map(([key, a]) => ({
			key: key as "a",
			met: (a.met || undefined) as Met | undefined,
			note: a.note || undefined,
		})),
		readiness: (v.readiness || undefined) as Ready | undefined,
		conclusion: v.conclusion || undefined,
	};
}

/** The seven objectives of stage 1 and whether the client is ready for stage 2. */
export function Stage1Tab({ audit, write }: { audit: AuditView; write: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const kept = audit.stage1;
	const [values, setValues] = useState<Values>({
		answers: Object.fromEntries((kept?.objectives ?? []).map((o) => [o.key, { met: o.met, note: o.note }])),
		readiness: kept?.readiness ?? "",
		conclusion: kept?.conclusion ?? "",
	});
	const record = useRecord<Values>(audit, (v, target) => recordStage1({ ...target, body: body(v) }));
	const change = (next: Values) => {
		setValues(next);
		record.change(next);
	};
	const answer = (key: string, a: Answer) =>
		change({ ...values, answers: { ...values.answers, [key]: { ...values.answers[key], ...a } } });
	const met = [
		{ value: "yes", label: t`Met` },
		{ value: "partly", label: t`Partly met` },
		{ value: "no", label: t`Not met` },
	];
	return (
		<Stack>
			<Card title={t`Objectives of stage 1`} aside={write && <SaveLine state={record.state} />}>
				{audit.objectives.map((o) => {
					const { key } = o;
					const given = values.answers[key];
					return (
						<section key={key} className={css.line} aria-label={t`Objective ${key}`}>
							<h3>
								<span className={css.code}>{key}</span>
								{say(o.says)}
							</h3>
							<Choice
								label={t`Objective ${key}`}
								value={given?.met ?? ""}
								options={met}
								disabled={!write}
								onChoose={(v) => answer(key, { met: v })}
							/>
							{(write || given?.note) && (
								<textarea
									className={css.note}
									aria-label={t`Note on objective ${key}`}
									placeholder={t`Note`}
									value={given?.note ?? ""}
									readOnly={!write}
									onChange={(event) => answer(key, { note: event.target.value })}
								/>
							)}
						</section>
					);
				})}
			</Card>
			<Card title={t`Ready for stage 2?`}>
				<Stack>
					<Choice
						label={t`Ready for stage 2?`}
						value={values.readiness}
						disabled={!write}
						options={[
							{ value: "ready", label: t`Ready` },
							{ value: "not_ready", label: t`Not ready, concerns first` },
							{ value: "repeat", label: t`Repeat stage 1` },
						]}
						onChoose={(readiness) => change({ ...values, readiness })}
					/>
					<textarea
						className={css.note}
						aria-label={t`Conclusion for the client`}
						placeholder={t`Conclusion for the client, in writing; areas of concern are findings`}
						value={values.conclusion}
						readOnly={!write}
						onChange={(event) => change({ ...values, conclusion: event.target.value })}
					/>
				</Stack>
			</Card>
		</Stack>
	);
}
