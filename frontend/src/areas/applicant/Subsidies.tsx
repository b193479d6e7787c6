import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DateText, Say } from "@/components/Text";
import type { SubsidyMatch } from "@/gen";
import { matchSubsidiesOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";

/** The subsidy programmes that fit a certificate; nothing where none does. */
export function Subsidies({ certificate }: { certificate: string }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("invoice.read");
	const query = useQuery({ ...matchSubsidiesOptions({ path: { body, certificate } }), enabled: may });
	const matches = query.data?.items ?? [];
	if (matches.length === 0) return null;
	return (
		<Stack>
			{matches.map((m) => (
				<Programme key={`${m.url} ${m.title.en}`} match={m} />
			))}
			<p className="quiet">
				{t`The certification body informs you of subsidies. It does not apply for them on your behalf for a fee; the authority alone decides.`}
			</p>
		</Stack>
	);
}

function Programme({ match: m }: { match: SubsidyMatch }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const day = date(m.verified_on);
	const person = m.verified_by;
	return (
		<Card title={<Say text={m.title} />} aside={t`Last verified on ${day} by ${person}`}>
			<Facts
				items={[
					{ label: t`Subsidy`, value: <Amount match={m} /> },
					{
						label: t`Apply by`,
						value: m.deadline ? <DateText value={m.deadline} /> : t`see the source`,
					},
					{ label: t`Authority`, value: <Say text={m.authority} /> },
					{
						label: t`Where it is published`,
						value: (
							<a href={m.url} target="_blank" rel="noreferrer">
								{m.policy_no || t`Read the programme`}
							</a>
						),
					},
					m.conditions.length > 0 && {
						label: t`Please check yourself`,
						value: (
							<ul>
								{m.conditions.map((condition) => (
									<li key={condition.en}>
										<Say text={condition} />
									</li>
								))}
							</ul>
						),
						wide: true,
					},
				].filter((fact) => fact !== false)}
			/>
		</Card>
	);
}

function Amount({ match: m }: { match: SubsidyMatch }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const percent = m.percent;
	const most = m.cap ? money(m.cap, m.currency) : "";
	if (!m.amount)
		return <>{most ? t`${percent} % of the cost, up to ${most}` : t`${percent} % of the cost`}</>;
	const amount = money(m.amount, m.currency);
	if (!m.cost) return <>{amount}</>;
	const cost = money(m.cost, m.currency);
	return (
		<>
			{t`about ${amount}`}
			<div className="quiet">
				{most
					? t`${percent} % of the ${cost} that you have paid without tax and expenses, up to ${most}`
					: t`${percent} % of the ${cost} that you have paid without tax and expenses`}
			</div>
		</>
	);
}
