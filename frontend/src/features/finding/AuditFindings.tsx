import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { PlusIcon } from "@/components/icons";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { DateText } from "@/components/Text";
import type { FindingView } from "@/gen";
import { findingsOfAuditOptions } from "@/gen/@tanstack/react-query.gen";
import { usePlace } from "@/lib/place";
import { FindingForm } from "./FindingForm";
import { FindingStatus } from "./FindingStatus";
import css from "./finding.module.css";
import { useGradeNames } from "./names";

interface Props {
	audit: {
		id: string;
		type: string;
		client_id: string;
		application_id: string;
		standard: string;
		standards: string[];
	};
	/** The reader may write findings now. */
	write: boolean;
}

/** The findings of an audit; its team writes new ones here. */
export function AuditFindings({ audit, write }: Props) {
	const { t } = useLingui();
	const { body } = usePlace();
	const [writing, setWriting] = useState(false);
	const query = useQuery(findingsOfAuditOptions({ path: { body, audit: audit.id } }));
	return (
		<Stack>
			{writing && <FindingForm audit={audit} onDone={() => setWriting(false)} />}
			<Loaded query={query}>
				{({ items }) => (
					<Card
						title={t`Findings`}
						aside={
							write &&
							!writing && (
								<Button kind="primary" size="large" icon={<PlusIcon />} onClick={() => setWriting(true)}>
									{t`Write a finding`}
								</Button>
							)
						}
					>
						{items.length === 0 ? (
							<Empty
								kind="nothing"
								title={t`No findings`}
								text={t`What the team finds is listed here; drafts are seen by the team only.`}
							/>
						) : (
							<ul className={css.list}>
								{items.map((f) => (
									<Line key={f.id} finding={f} />
								))}
							</ul>
						)}
					</Card>
				)}
			</Loaded>
		</Stack>
	);
}

function Line({ finding: f }: { finding: FindingView }) {
	const { t } = useLingui();
	const { base } = usePlace();
	const grades = useGradeNames();
	return (
		<li className={css.line}>
			<div>
				<Link to={`${base}/findings/${f.id}`}>{f.statement || f.reference}</Link>
				<p>
					{f.reference} · {grades[f.grade]} · {f.clause}
					{f.due_on && (
						<>
							{" · "}
							{t`due`} <DateText value={f.due_on} />
						</>
					)}
				</p>
			</div>
			<FindingStatus state={f.state} overdue={f.overdue} />
		</li>
	);
}
