import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import type { RiskView } from "@/gen";
import { getRiskOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody, useParam } from "@/lib/route";
import { Verbs } from "./Verbs";
import { tones, useLevelNames, useSourceNames, useStatusNames } from "./words";

/** One risk of the register: what is done about it, and what its reviews found. */
export default function RiskPage() {
	const body = useBody();
	const query = useQuery(getRiskOptions({ path: { body, risk: useParam("risk") } }));
	return <Loaded query={query}>{(r) => <Shown risk={r} />}</Loaded>;
}

function Shown({ risk: r }: { risk: RiskView }) {
	const { t } = useLingui();
	const body = useBody();
	const names = useStatusNames();
	const sources = useSourceNames();
	const levels = useLevelNames();
	const open = r.state === "open";
	return (
		<>
			<PageHead
				title={r.title}
				sub={sources[r.source]}
				status={<Status tone={tones[r.status]}>{names[r.status]}</Status>}
				back={{ to: `/b/${body}/impartiality`, label: t`Impartiality` }}
				history={{ noun: "risks", record: r.id }}
				actions={open && <Button to={`/b/${body}/impartiality/risks/${r.id}/edit`}>{t`Edit`}</Button>}
			/>
			<Stack>
				{open && <Verbs risk={r} />}
				<Card title={t`Treatment`}>
					<Facts
						items={[
							{ label: t`Treatment`, value: r.treatment, wide: true },
							{ label: t`Residual risk`, value: levels[r.residual] },
							{ label: t`Responsible`, value: r.owner_name },
							{ label: t`Entered`, value: <Signed day={r.entered_on} by={r.entered_by} /> },
							{ label: t`Next review`, value: open && <DateText value={r.next_review} /> },
							{ label: t`Closed on`, value: !open && <DateText value={r.closed_on} /> },
							{ label: t`Why it is no risk any more`, value: !open && r.reason, wide: true },
						]}
					/>
				</Card>
				{r.reviews && <Reviews reviews={r.reviews} />}
			</Stack>
		</>
	);
}

function Reviews({ reviews }: { reviews: NonNullable<RiskView["reviews"]> }) {
	const { t } = useLingui();
	const levels = useLevelNames();
	return (
		<Card title={t`Reviews`} flush>
			<PlainTable
				label={t`Reviews`}
				head={[
					{ title: t`Reviewed` },
					{ title: t`What was found` },
					{ title: t`Interested parties consulted` },
					{ title: t`Residual risk` },
				]}
				rows={reviews
					.map((v, i) => ({
						key: `${i}`,
						cells: [<Signed key="on" day={v.on} by={v.by} />, v.found, v.consulted, levels[v.residual]],
					}))
					.reverse()}
			/>
		</Card>
	);
}

function Signed({ day, by }: { day: string; by: string }) {
	return (
		<>
			<DateText value={day} /> · {by}
		</>
	);
}
