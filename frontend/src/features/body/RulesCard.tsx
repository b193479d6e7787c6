import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { DateText } from "@/components/Text";
import { getPacksOptions } from "@/gen/@tanstack/react-query.gen";
import type { PackChoice } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import css from "./packs.module.css";
import { useAmount, useEdition, useLayers, useOrigin, useStandings } from "./packWords";

/** The packs in force, and each limit with its number, who set it and what the other layers say. */
export function RulesCard() {
	const { t } = useLingui();
	const body = useBody();
	const columns = useColumns();
	return (
		<Stack>
			<InForce />
			<Card flush title={t`Limits`}>
				<DataTable
					label={t`Limits in force`}
					query={() => ({
						...getPacksOptions({ path: { body } }),
						select: (packs) => ({ items: packs.limits }),
					})}
					columns={columns}
					rowKey={(limit) => limit.key}
					empty={<Empty kind="nothing" title={t`No pack speaks of a limit`} />}
				/>
			</Card>
		</Stack>
	);
}

function InForce() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getPacksOptions({ path: { body } }));
	const edition = useEdition();
	const layers = useLayers();
	return (
		<Card title={t`Packs in force`}>
			<Loaded query={query}>
				{(packs) => (
					<Stack>
						<Facts
							items={packs.in_force.map((ref) => {
								const pack = packs.editions.find((p) => p.id === ref.id && p.edition === ref.edition);
								return {
									label: layers[ref.layer],
									value: (
										<>
											{edition(ref)}
											<br />
											<span className="quiet">
												{pack?.source ? `${pack.source} · ` : ""}
												{t`from`} {pack && <DateText value={pack.from} />}
											</span>
										</>
									),
								};
							})}
						/>
						<p className="quiet">
							{t`The strictest number wins. A programme keeps the packs that it was planned with.`}
						</p>
					</Stack>
				)}
			</Loaded>
		</Card>
	);
}

function useColumns(): Column<PackChoice>[] {
	const { t } = useLingui();
	const say = useSay();
	const amount = useAmount();
	const edition = useEdition();
	const origin = useOrigin();
	return [
		{ key: "name", title: t`Limit`, render: (l) => say(l.name) },
		{
			key: "value",
			title: t`Number in force`,
			whole: true,
			render: (l) => (l.in_force ? amount(l.value, l.unit) : <span className="quiet">{t`replaced`}</span>),
		},
		{
			key: "by",
			title: t`Set by`,
			render: (l) => (l.in_force ? edition(l.set_by.pack) : "–"),
			sub: (l) => (l.in_force ? origin(l.set_by) : undefined),
		},
		{ key: "others", title: t`The other layers`, render: (l) => <Others limit={l} /> },
	];
}

function Others({ limit }: { limit: PackChoice }) {
	const { t } = useLingui();
	const amount = useAmount();
	const edition = useEdition();
	const origin = useOrigin();
	const standings = useStandings();
	const others = limit.says.filter((said) => said.standing !== "sets");
	if (others.length === 0) return "–";
	return (
		<ul className={css.others}>
			{others.map((said) => {
				const [name, number, standing] = [
					edition(said.pack),
					amount(said.value, limit.unit),
					standings[said.standing],
				];
				return (
					<li key={said.pack.id}>
						{t`${name}: ${number}, ${standing}`}
						{origin(said) && <span className="quiet"> · {origin(said)}</span>}
					</li>
				);
			})}
		</ul>
	);
}
