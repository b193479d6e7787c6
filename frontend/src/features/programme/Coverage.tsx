import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { RuleNote } from "@/components/RuleNote";
import { Say } from "@/components/Text";
import type { AuditCoverage, AuditCovered } from "@/gen";
import { getCoverageOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import css from "./programme.module.css";

/** What the audits of the cycle look at: each clause and each shift against each audit. */
export function Coverage({ programme }: { programme: string }) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getCoverageOptions({ path: { body, programme } }));
	return (
		<Loaded query={query}>
			{(coverage) => (
				<Stack>
					<Holes coverage={coverage} />
					{coverage.shifts.length > 0 && (
						<Matrix
							title={t`Shifts over the cycle`}
							what={t`Shift`}
							audits={coverage.audits}
							rows={coverage.shifts}
						/>
					)}
					<Matrix
						title={t`Clauses over the cycle`}
						what={t`Clause`}
						audits={coverage.audits}
						rows={coverage.clauses}
					/>
				</Stack>
			)}
		</Loaded>
	);
}

/** What no audit of the cycle has looked at yet, in words. */
function Holes({ coverage }: { coverage: AuditCoverage }) {
	const { t } = useLingui();
	const keys = (rows: AuditCovered[]) => rows.filter((row) => row.hole).map((row) => row.key);
	const clauses = keys(coverage.clauses);
	const shifts = keys(coverage.shifts).join(", ");
	const count = clauses.length;
	const rules = [
		...(count > 0
			? [
					{
						id: "P10",
						source: "ISO/IEC 17021-1:2015",
						clause: "9.6.2.1, 9.6.3",
						says: t`Clauses that no audit of the cycle has looked at yet: ${count}. The plan of the recertification audit has to name them.`,
					},
				]
			: []),
		...(shifts
			? [
					{
						id: "P9",
						source: "ISO/IEC 17021-1:2015",
						clause: "9.1.3.5",
						says: t`Shifts not sampled yet: ${shifts}`,
					},
				]
			: []),
	];
	return rules.length > 0 ? <RuleNote rules={rules} warning /> : null;
}

function Matrix({
	title,
	what,
	audits,
	rows,
}: {
	what: string;
	title: string;
	audits: AuditCoverage["audits"];
	rows: AuditCovered[];
}) {
	const { t } = useLingui();
	const marks = useMarks();
	return (
		<Card title={title} internal={t`Seen by staff only`}>
			<Stack>
				<ul className={css.legend}>
					{Object.entries(marks)
						.filter(([key]) => key !== "none")
						.map(([key, words]) => (
							<li key={key}>
								<span className={css.mark} data-mark={key} aria-hidden />
								{words}
							</li>
						))}
				</ul>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard too */}
				<section className={css.scroll} aria-label={title} tabIndex={0}>
					<table className={css.matrix} aria-label={title}>
						<thead>
							<tr>
								<th scope="col">{what}</th>
								{audits.map((a) => (
									<th key={a.audit_id} scope="col">
										<Say text={a.title} />
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{rows.map((row) => (
								<tr key={row.key} data-hole={row.hole || undefined}>
									<th scope="row">
										<span translate="no">{row.key}</span> <Say text={row.title} />
									</th>
									{row.marks.map((mark, i) => (
										<td key={audits[i]?.audit_id}>
											<span
												className={css.mark}
												data-mark={mark}
												role="img"
												aria-label={marks[mark as keyof typeof marks]}
												title={marks[mark as keyof typeof marks]}
											/>
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			</Stack>
		</Card>
	);
}

function useMarks() {
	const { t } = useLingui();
	return {
		looked: t`Looked at`,
		found: t`Looked at, deviates`,
		planned: t`Planned`,
		left: t`Left to another audit`,
		none: t`Not looked at`,
	};
}
