import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loaded } from "@/components/Loaded";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateTime } from "@/components/Text";
import { listGrantsOptions } from "@/gen/@tanstack/react-query.gen";
import { endGrant } from "@/gen/sdk.gen";
import type { AccountGrant } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";

/** When and why an operator could read this body's records; it can be ended at once. */
export function AccessCard() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listGrantsOptions({ path: { body } }));
	const end = useAct((g: AccountGrant) =>
		endGrant({ path: { body, grant: g.id }, headers: { "If-Match": ifMatch(g.version) } }),
	);
	return (
		<Card>
			<Stack>
				<ProblemNote error={end.error} />
				<Loaded query={query}>
					{(list) =>
						list.items.length === 0 ? (
							<Empty
								kind="nothing"
								title={t`No operator has had access`}
								text={t`Operators see numbers only. To read records they give a reason and an end, and you see it here.`}
							/>
						) : (
							<PlainTable
								label={t`Operator access`}
								head={[
									{ title: t`Operator` },
									{ title: t`Reason` },
									{ title: t`Until` },
									{ title: "", end: true },
								]}
								rows={list.items.map((g) => ({
									key: g.id,
									cells: [
										g.name,
										g.reason,
										<DateTime key="until" value={g.ended_at ?? g.until} />,
										<State key="state" grant={g} onEnd={() => end.run(g)} busy={end.busy} />,
									],
								}))}
							/>
						)
					}
				</Loaded>
			</Stack>
		</Card>
	);
}

function State({ grant, onEnd, busy }: { grant: AccountGrant; onEnd: () => void; busy: boolean }) {
	const { t } = useLingui();
	if (grant.ended_at || new Date(grant.until) < new Date()) return <Status>{t`Over`}</Status>;
	return <Button kind="danger" size="small" onClick={onEnd} busy={busy}>{t`End now`}</Button>;
}
