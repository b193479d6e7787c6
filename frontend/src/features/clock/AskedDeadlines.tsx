import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { ProblemNote } from "@/components/ProblemNote";
import { seeObligation } from "@/gen/sdk.gen";
import type { ObligationView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { DeadlineList } from "./DeadlineList";
import { More } from "./More";
import { useDeadlines } from "./useDeadlines";

/** What the client was reminded of and nobody of it has answered: one press says that somebody takes care of it. */
export default function AskedDeadlines() {
	const { t } = useLingui();
	const body = useBody();
	const asked = useDeadlines({ unanswered: true });
	const see = useAct((o: ObligationView) =>
		seeObligation({
			path: { body, obligation: o.id },
			headers: { "If-Match": ifMatch(o.version) },
		}),
	);
	if (asked.items.length === 0) return null;
	return (
		<Card title={t`Please answer these reminders`}>
			<Stack>
				<p>{t`Say that you have seen a deadline and take care of it; otherwise everybody of your organisation is reminded.`}</p>
				<ProblemNote error={see.error ?? asked.error} />
				<DeadlineList
					list={asked.items}
					aside={(o) => (
						<Button onClick={() => see.run(o)} busy={see.busy}>
							{t`We take care of it`}
						</Button>
					)}
				/>
				<More of={asked} label={t`More reminders`} />
			</Stack>
		</Card>
	);
}
