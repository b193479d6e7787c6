import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card, Columns, Stack } from "@/components/Card";
import { Checklist, ChecklistRow } from "@/components/Checklist";
import { Empty } from "@/components/Empty";
import { Status } from "@/components/Status";
import type { ApplicationLine, ApplicationSubmission, ApplicationView } from "@/gen/types.gen";
import { useSay } from "@/lib/text";
import { DocumentPane } from "./DocumentPane";
import { SubmittedFiles } from "./SubmittedFiles";
import { useLineStates, useNeeds } from "./words";

/** Each document beside its checklist item: read it here, accept it or send it back with a reason. */
export function MaterialsReview({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const first = application.materials.find((one) => one.state === "received");
	const [chosen, setChosen] = useState(first?.number);
	const submission = application.materials.find((one) => one.number === chosen);
	const line = submission && application.checklist.find((one) => one.key === submission.item);
	return (
		<Columns
			main={
				submission && line ? (
					<DocumentPane application={application} line={line} submission={submission} onNext={setChosen} />
				) : (
					<Card title={t`Document`}>
						<Empty
							kind="nothing"
							title={t`Choose a file`}
							text={t`PDF and images open here, others are downloaded.`}
						/>
					</Card>
				)
			}
			side={<Lines application={application} chosen={chosen} onOpen={(one) => setChosen(one.number)} />}
		/>
	);
}

interface LinesProps {
	application: ApplicationView;
	chosen?: number;
	onOpen: (submission: ApplicationSubmission) => void;
}

function Lines({ application, chosen, onOpen }: LinesProps) {
	const say = useSay();
	return (
		<Stack>
			{application.categories.map((category) => {
				const lines = application.checklist.filter((line) => line.category === category.key);
				if (lines.length === 0) return null;
				const needed = lines.filter((line) => line.need === "required");
				return (
					<Checklist
						key={category.key}
						title={say(category.title)}
						received={needed.filter((line) => line.submissions.length > 0 || line.waived).length}
						total={needed.length}
					>
						{lines.map((line) => (
							<LineRow key={line.key} application={application} line={line} chosen={chosen} onOpen={onOpen} />
						))}
					</Checklist>
				);
			})}
		</Stack>
	);
}

function LineRow({ application, line, chosen, onOpen }: LinesProps & { line: ApplicationLine }) {
	const say = useSay();
	const states = useLineStates();
	const needs = useNeeds();
	const waits = line.state === "received";
	return (
		<ChecklistRow
			title={say(line.title)}
			code={line.clauses.join(", ")}
			hint={line.need === "required" ? undefined : needs[line.need]}
			status={
				<Status tone={waits ? "yours" : line.state === "accepted" ? "good" : "quiet"}>
					{states[line.state]}
				</Status>
			}
			asked={line.submissions.some((one) => one.number === chosen)}
			files={
				line.submissions.length > 0 && (
					<SubmittedFiles application={application} list={line.submissions} onOpen={onOpen} />
				)
			}
		>
			{line.waived && line.state === "waived" && <p className="quiet">{line.waived.reason}</p>}
		</ChecklistRow>
	);
}
