import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Say } from "@/components/Text";
import type { DecisionLook, DecisionView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

/** The cycle that a renewal ends, compiled from its records (9.5.4). */
export function CycleCard({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const say = useSay();
	const { look } = view;
	if (!look) return null;
	return (
		<Card title={t`How the cycle went`}>
			<Stack>
				{look.notable.length > 0 && (
					<Notice kind="warning" title={t`To think about`}>
						<ul>
							{look.notable.map((n) => (
								<li key={n.en}>{say(n)}</li>
							))}
						</ul>
					</Notice>
				)}
				<Facts
					items={[
						{ label: t`Cycle`, value: look.cycle },
						{ label: t`From`, value: <DateText value={look.from} /> },
						{ label: t`Until`, value: <DateText value={look.until} /> },
						...look.clauses.map(({ clause, audits }) => ({
							label: t`Found again: ${clause}`,
							value: audits.join(", "),
						})),
						...look.notes.map(({ by_name: by, on, note }) => ({
							label: t`Programme reviewed by ${by}`,
							value: (
								<>
									<DateText value={on} />: {note}
								</>
							),
							wide: true,
						})),
					]}
				/>
				<Audits look={look} />
				{look.acts.length > 0 && <Acts look={look} />}
			</Stack>
		</Card>
	);
}

function Audits({ look }: { look: DecisionLook }) {
	const { t } = useLingui();
	const body = useBody();
	return (
		<PlainTable
			label={t`Audits of the cycle`}
			head={[
				{ title: t`Audit` },
				{ title: t({ message: "Ended", context: "audit" }) },
				{ title: t`Due` },
				{ title: t`Major` },
				{ title: t`Minor` },
				{ title: t`Still open` },
			]}
			rows={look.audits.map((a) => ({
				key: a.id,
				cells: [
					<Link key="audit" to={`/b/${body}/audits/${a.id}`}>
						{a.reference} · <Say text={a.title} />
					</Link>,
					a.ended_on ? <DateText key="ended" value={a.ended_on} /> : t`not held`,
					<DateText key="due" value={a.due_on} />,
					a.majors,
					a.minors,
					a.open,
				],
			}))}
		/>
	);
}

function Acts({ look }: { look: DecisionLook }) {
	const { t } = useLingui();
	const body = useBody();
	return (
		<PlainTable
			label={t`Decided in the cycle`}
			head={[{ title: t`Decided in the cycle` }, { title: t`On` }, { title: t`Reason` }]}
			rows={look.acts.map((a) => ({
				key: a.id,
				cells: [
					<Link key="act" to={`/b/${body}/decisions/${a.id}`}>
						<Say text={a.name} />
					</Link>,
					<DateText key="on" value={a.on} />,
					<Say key="why" text={a.grounds} />,
				],
			}))}
		/>
	);
}
