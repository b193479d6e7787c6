import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateTime } from "@/components/Text";
import { listMySessionsOptions } from "@/gen/@tanstack/react-query.gen";
import { endAllMySessions, endMySession } from "@/gen/sdk.gen";
import type { MySession } from "@/gen/types.gen";
import { useAct } from "@/lib/send";
import { become } from "@/lib/session";

/** The browsers in which the person is signed in, and how to end that. */
export function SessionsCard() {
	const { t } = useLingui();
	const queries = useQueryClient();
	const router = useRouter();
	const query = useQuery(listMySessionsOptions());
	const end = useAct((id: string) => endMySession({ path: { session: id } }));
	const endAll = async () => {
		await endAllMySessions();
		become(queries, null);
		await router.navigate({ to: "/sign-in" });
	};
	return (
		<Card title={t`Sessions`} aside={<Button onClick={() => void endAll()}>{t`Sign out everywhere`}</Button>}>
			<Stack>
				<ProblemNote error={end.error} />
				<Loaded query={query}>
					{(list) => (
						<PlainTable
							label={t`Sessions`}
							head={[{ title: t`Browser` }, { title: t`Last seen` }, { title: "", end: true }]}
							rows={list.items.map((s) => ({
								key: s.id,
								cells: [
									`${browser(s.agent)} · ${s.address}`,
									<DateTime key="seen" value={s.seen_at} />,
									<End key="end" session={s} busy={end.busy} onEnd={() => end.run(s.id)} />,
								],
							}))}
						/>
					)}
				</Loaded>
			</Stack>
		</Card>
	);
}

function End({ session, busy, onEnd }: { session: MySession; busy: boolean; onEnd: () => void }) {
	const { t } = useLingui();
	if (session.current) return <Status tone="going">{t`This one`}</Status>;
	return <Button size="small" onClick={onEnd} busy={busy}>{t`End`}</Button>;
}

/** The name of a browser and system out of its long description; the description itself when unknown. */
function browser(agent: string): string {
	const name = /(Edg|OPR|Firefox|Chrome|Safari)\/?/.exec(agent)?.[1];
	const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
	const named = { Edg: "Edge", OPR: "Opera" }[name ?? ""] ?? name;
	return [named, system].filter(Boolean).join(" · ") || agent.slice(0, 40) || "–";
}
