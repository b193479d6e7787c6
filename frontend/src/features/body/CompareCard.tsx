import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { FieldRow, Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { comparePacksOptions, getPacksOptions } from "@/gen/@tanstack/react-query.gen";
import type { PackDifference, PackPack, PackStatement } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { useAmount, useEdition, useLayers, useOrigin, useOutcomes } from "./packWords";

interface Pair {
	before: string;
	after: string;
}

/** Two editions side by side: which limit became stricter, looser, new or was dropped. */
export function CompareCard() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getPacksOptions({ path: { body } }));
	return (
		<Loaded query={query}>
			{({ editions }) =>
				editions.length < 2 ? (
					<Card>
						<Empty
							kind="nothing"
							title={t`There is one edition only`}
							text={t`Each time the body's own limits are saved they become another edition, to be compared here.`}
						/>
					</Card>
				) : (
					<Compare editions={editions} />
				)
			}
		</Loaded>
	);
}

const nameOf = (pack: PackPack) => `${pack.id}/${pack.edition}`;

/** The two latest editions of one pack, or else the lowest layer and the highest. */
function usual(editions: PackPack[]): Pair {
	const last = editions.at(-1) as PackPack;
	const before = editions.findLast((p) => p !== last && p.id === last.id) ?? editions[0] ?? last;
	return { before: nameOf(before), after: nameOf(last) };
}

function Compare({ editions }: { editions: PackPack[] }) {
	const { t } = useLingui();
	const body = useBody();
	const edition = useEdition();
	const layers = useLayers();
	const [pair, setPair] = useState(() => usual(editions));
	const columns = useColumns();
	const options = editions.map((p) => ({ value: nameOf(p), label: `${edition(p)} · ${layers[p.layer]}` }));
	return (
		<Stack>
			<Card title={t`Compare editions`}>
				<Form<Pair> initial={pair} onSubmit={() => Promise.resolve()} onChange={setPair}>
					<FieldRow>
						<SelectField name="before" label={t`First edition`} options={options} required />
						<SelectField name="after" label={t`Second edition`} options={options} required />
					</FieldRow>
				</Form>
			</Card>
			<Card title={t`Differences`} flush>
				<DataTable
					label={t`Differences`}
					query={() => ({
						...comparePacksOptions({ path: { body }, query: pair }),
						select: (found) => ({ items: found.differences }),
					})}
					columns={columns}
					rowKey={(difference) => difference.key}
					empty={<Empty kind="nothing" title={t`Neither edition speaks of a limit`} />}
				/>
			</Card>
		</Stack>
	);
}

function useColumns(): Column<PackDifference>[] {
	const { t } = useLingui();
	const say = useSay();
	const amount = useAmount();
	const origin = useOrigin();
	const outcomes = useOutcomes();
	const said = (d: PackDifference, s?: PackStatement) => (s ? amount(s.value, d.unit) : "–");
	return [
		{ key: "name", title: t`Limit`, render: (d) => say(d.name) },
		{
			key: "before",
			title: t`First edition`,
			render: (d) => said(d, d.before),
			sub: (d) => d.before && origin(d.before),
		},
		{
			key: "after",
			title: t`Second edition`,
			render: (d) => said(d, d.after),
			sub: (d) => d.after && origin(d.after),
		},
		{
			key: "outcome",
			title: t`Difference`,
			render: (d) =>
				d.outcome === "same" ? <span className="quiet">{outcomes.same}</span> : outcomes[d.outcome],
		},
	];
}
