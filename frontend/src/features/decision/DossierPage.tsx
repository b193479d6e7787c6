import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { PrintHead } from "@/components/PrintHead";
import { Status, type Tone } from "@/components/Status";
import { Say } from "@/components/Text";
import { getDossierOptions } from "@/gen/@tanstack/react-query.gen";
import type { DecisionLetter, DossierView } from "@/gen/types.gen";
import { useBody, useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { PaperLink } from "./PaperLink";

/** Everything that is kept of a certification on one page, measured against what has to be kept. */
export default function DossierPage() {
	const body = useBody();
	const query = useQuery(getDossierOptions({ path: { body, programme: useParam("programme") } }));
	return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}

function Shown({ view }: { view: DossierView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { held, wanted } = view;
	return (
		<>
			<PrintHead
				issuer={<Say text={view.body_name} />}
				title={t`Dossier`}
				reference={`${say(view.client_name)}, ${view.standard}`}
			/>
			<PageHead
				title={t`Dossier`}
				sub={say(view.client_name)}
				status={
					<Status tone={held === wanted ? "good" : "late"}>
						{t`${held} of ${wanted} kinds of record complete`}
					</Status>
				}
				back={{ to: `/b/${body}/clients/${view.client_id}`, label: say(view.client_name) }}
				actions={<Button onClick={() => window.print()}>{t`Print or save as PDF`}</Button>}
			/>
			<Stack>
				<Card title={t`The certification`}>
					<Facts
						items={[
							{ label: t`Standard`, value: view.standard },
							{ label: t`Cycle`, value: view.cycle },
							{ label: t`Measured against`, value: "ISO/IEC 17021-1:2015, 9.9.2 (RE1)" },
						]}
					/>
				</Card>
				{view.letters.map((l) => (
					<LetterCard key={l.letter} letter={l} />
				))}
			</Stack>
		</>
	);
}

const tones: Record<DecisionLetter["state"], Tone> = { held: "good", lacking: "late", not_called: "quiet" };

function LetterCard({ letter: l }: { letter: DecisionLetter }) {
	const { t } = useLingui();
	const say = useSay();
	const missing = l.lacks.map((x) => say(x)).join("; ");
	const states = { held: t`complete`, lacking: t`incomplete`, not_called: t`not called for` };
	return (
		<Card
			title={`${l.letter}) ${say(l.says)}`}
			aside={<Status tone={tones[l.state]}>{states[l.state]}</Status>}
		>
			<Stack gap="tight">
				{l.note && <p className="quiet">{say(l.note)}</p>}
				{missing && <p>{t`Missing: ${missing}`}</p>}
				{l.papers.length > 0 && (
					<PlainTable
						label={say(l.says)}
						head={[{ title: t`Document` }, { title: t`Hash` }]}
						rows={l.papers.map((p) => ({
							key: p.key,
							cells: [
								<PaperLink key="name" link={p.link}>
									{say(p.name)}
								</PaperLink>,
								p.sha256 ? (
									<code key="hash" title={p.sha256}>
										{p.sha256.slice(0, 12)}
									</code>
								) : (
									""
								),
							],
						}))}
					/>
				)}
			</Stack>
		</Card>
	);
}
