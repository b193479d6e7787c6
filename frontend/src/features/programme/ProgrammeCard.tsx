import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Cycle, type CycleStep } from "@/components/Cycle";
import { Loaded } from "@/components/Loaded";
import { DateText } from "@/components/Text";
import { useNarrow } from "@/components/useNarrow";
import type { ProgrammeView } from "@/gen";
import { getProgrammeOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

interface Props {
	programme: string;
	/** The audit the page is about; it is marked on the path. */
	audit?: string;
}

/** The certification cycle as a dated path: stages, decision, surveillance, recertification. */
export function ProgrammeCard({ programme, audit }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const narrow = useNarrow();
	const say = useSay();
	const query = useQuery(getProgrammeOptions({ path: { body, programme } }));
	const steps = useSteps();
	return (
		<Loaded query={query}>
			{(p) => (
				<Card
					title={t`Certification cycle`}
					aside={
						p.expires_on && (
							<>
								{t`Cycle ${p.cycle}, until`} <DateText value={p.expires_on} />
							</>
						)
					}
				>
					<Stack>
						<Cycle steps={steps(p, audit)} vertical={narrow} />
						<p className="quiet">
							{t`Planned with the rules:`}{" "}
							{p.limits.packs.map((pack) => `${say(pack.name)} ${pack.edition}`).join(" · ")}
						</p>
					</Stack>
				</Card>
			)}
		</Loaded>
	);
}

function useSteps() {
	const { t } = useLingui();
	const say = useSay();
	return (p: ProgrammeView, audit?: string): CycleStep[] => {
		const today = new Date().toISOString().slice(0, 10);
		const steps = p.steps.map(
			(s, i): CycleStep => ({
				key: s.audit_id ?? String(i),
				label: capital(say(s.title)),
				date: s.from ?? s.due_on,
				note: s.from || !s.due_on ? undefined : t`at the latest`,
				state: stateOf(s, audit, today),
			}),
		);
		const decided: CycleStep = {
			key: "decision",
			label: t`Decision`,
			date: p.decided_on,
			state: p.decided_on ? "done" : "planned",
		};
		const at = p.slots.findIndex((s) => s.kind !== "stage1" && s.kind !== "stage2");
		return at < 0 ? [...steps, decided] : [...steps.slice(0, at), decided, ...steps.slice(at)];
	};
}

function stateOf(
	s: ProgrammeView["steps"][number],
	audit: string | undefined,
	today: string,
): CycleStep["state"] {
	if (["cancelled", "repeated", "aborted"].includes(s.state ?? "")) return "stopped";
	if (s.done) return "done";
	if (s.due_on && s.due_on < today) return "late";
	return s.audit_id && s.audit_id === audit ? "current" : "planned";
}

function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
