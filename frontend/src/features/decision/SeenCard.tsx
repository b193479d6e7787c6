import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { Status, type Tone } from "@/components/Status";
import { checkSeenOptions } from "@/gen/@tanstack/react-query.gen";
import type { DecisionNow, DecisionSeen, DecisionView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { PaperLink } from "./PaperLink";

const tones: Record<DecisionNow["standing"], Tone> = {
	same: "good",
	changed: "late",
	gone: "late",
	unchecked: "quiet",
};

/** What the decision relied on, each with its hash, and whether it is still the same. */
export function SeenCard({ view, seen }: { view: DecisionView; seen: DecisionSeen[] }) {
	const { t } = useLingui();
	const body = useBody();
	const line = useLine();
	const [asked, setAsked] = useState(false);
	const check = useQuery({ ...checkSeenOptions({ path: { body, decision: view.id } }), enabled: asked });
	const now = check.data?.items;
	const all = now?.length ?? 0;
	const different = now?.filter((n) => n.standing !== "same").length ?? 0;
	return (
		<Card
			title={t`What was seen, frozen by its hash`}
			aside={
				<Button
					size="small"
					busy={check.isFetching}
					onClick={() => (asked ? void check.refetch() : setAsked(true))}
				>
					{asked ? t`Check again` : t`Check against today`}
				</Button>
			}
		>
			<Stack>
				<ProblemNote error={check.error ?? undefined} />
				{check.data &&
					(check.data.whole ? (
						<Notice kind="good" title={t`Every document is as it was when it was decided.`} />
					) : (
						<Notice
							kind="warning"
							title={t`Not everything is as it was: ${different} of ${all} documents.`}
						/>
					))}
				<Facts columns={1} items={(now ?? seen).map(line)} />
			</Stack>
		</Card>
	);
}

function useLine() {
	const { t } = useLingui();
	const say = useSay();
	const words = {
		same: t`as it was`,
		changed: t`changed since`,
		gone: t`no longer there`,
		unchecked: t`decided before documents could be compared`,
	};
	return (s: DecisionSeen | DecisionNow) => ({
		label: say(s.name),
		value: (
			<>
				<code>{s.sha256}</code> {s.link && <PaperLink link={s.link}>{t`Open`}</PaperLink>}{" "}
				{"standing" in s && <Status tone={tones[s.standing]}>{words[s.standing]}</Status>}
			</>
		),
	});
}
