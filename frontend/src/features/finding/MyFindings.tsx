import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { NextAction } from "@/components/NextAction";
import type { FindingLine } from "@/gen";
import { listFindingsOptions } from "@/gen/@tanstack/react-query.gen";
import { usePlace } from "@/lib/place";
import { useGradeNames } from "./names";

/** The next finding that waits for the client, and how many more do; nothing when none waits. */
export function MyFindings() {
	const { t } = useLingui();
	const { body, base } = usePlace();
	const grades = useGradeNames();
	const query = useQuery(listFindingsOptions({ path: { body }, query: { open: true, limit: 50 } }));
	const waiting = (query.data?.items ?? []).filter((f: FindingLine) => f.turn.who === "client");
	const [next, ...more] = waiting;
	if (!next) return null;
	const count = more.length;
	return (
		<NextAction
			reader="client"
			turn={{ ...next.turn, by: next.due_on }}
			action={
				<Button kind="primary" to={`${base}/findings/${next.id}`}>
					{t`Open the finding`}
				</Button>
			}
		>
			{next.reference} · {grades[next.grade]} · {next.statement}
			{count > 0 && <p>{t`Findings that wait as well: ${count}`}</p>}
		</NextAction>
	);
}
