import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { Tabs } from "@/components/Tabs";
import { DateText } from "@/components/Text";
import type { PriceListView } from "@/gen";
import { listPriceListsOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { Compare } from "./Compare";
import { PriceItems } from "./PriceItems";
import { useListTerms } from "./usePriceWords";

/** The editions of the price list, and what changed between two of them. */
export default function PricesPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("prices.manage");
	const query = useQuery(listPriceListsOptions({ path: { body } }));
	const add = may && <Button kind="primary" to={`/b/${body}/prices/new`}>{t`New edition`}</Button>;
	return (
		<>
			<PageHead
				title={t`Price list`}
				sub={t`An edition never changes. A quotation keeps the edition it was made from.`}
				actions={add}
			/>
			<Loaded query={query}>
				{({ items }) => {
					if (items.length === 0)
						return (
							<Empty
								kind="nothing"
								title={t`No prices yet`}
								text={t`Quotations need a price list: what applying, each audit day, registration and each year cost.`}
								action={add}
							/>
						);
					const editions = (
						<Stack>
							{items.map((list) => (
								<Edition key={list.id} list={list} />
							))}
							{may && <OwnSite body={body} />}
						</Stack>
					);
					if (items.length === 1) return editions;
					return (
						<Tabs
							tabs={[
								{ key: "editions", label: t`Editions`, children: editions },
								{ key: "compare", label: t`Compare`, children: <Compare editions={items} /> },
							]}
						/>
					);
				}}
			</Loaded>
		</>
	);
}

/** How the body shows the estimate to visitors of its own site. */
function OwnSite({ body }: { body: string }) {
	const { t } = useLingui();
	const address = `${window.location.origin}/estimate/${body}`;
	const frame = `<iframe src="${window.location.origin}/embed/estimate/${body}" title="${t`Estimate`}" width="100%" height="900" style="border:0"></iframe>`;
	return (
		<Card title={t`The estimate on your own site`}>
			<Stack>
				<p>
					{t`Anyone can ask what certification would take at this address:`} <a href={address}>{address}</a>
				</p>
				<p>
					{t`This line shows it within a page of yours:`} <code>{frame}</code>
				</p>
			</Stack>
		</Card>
	);
}

function Standing({ list }: { list: PriceListView }) {
	const { t } = useLingui();
	const names: Record<string, string> = {
		in_force: t`In force today`,
		coming: t`Begins later`,
		past: t`Past`,
		resting: t`Waits for the end of a newer one`,
	};
	const tone = list.standing === "in_force" ? "good" : "quiet";
	return <Status tone={tone}>{names[list.standing] ?? list.standing}</Status>;
}

function Edition({ list }: { list: PriceListView }) {
	const { t } = useLingui();
	const terms = useListTerms();
	const body = useBody();
	const number = list.edition;
	return (
		<Card title={t`Edition ${number}`} aside={<Standing list={list} />}>
			<Stack>
				<Facts
					columns={3}
					items={[
						{ label: t`Valid from`, value: <DateText value={list.valid_from} /> },
						{
							label: t`Valid until and including`,
							value: list.valid_to ? <DateText value={list.valid_to} /> : t`until another begins`,
						},
						...terms(list).map(([label, value]) => ({ label, value })),
						{ label: t`Published by`, value: list.by },
						...(list.note ? [{ label: t`Note`, value: list.note, wide: true }] : []),
					]}
				/>
				<PriceItems list={list} />
				{list.public && list.standing === "in_force" && (
					<div>
						<Link to={`/prices/${body}`}>{t`What everybody sees`}</Link>
					</div>
				)}
			</Stack>
		</Card>
	);
}
