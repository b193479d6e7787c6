import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { DateText } from "@/components/Text";
import { getPublicBodyOptions, getPublicPricesOptions } from "@/gen/@tanstack/react-query.gen";
import { useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { PriceItems } from "./PriceItems";

/** The prices in force of a body, for anyone. */
export default function PublicPricesPage() {
	const { t } = useLingui();
	const say = useSay();
	const slug = useParam("body");
	const body = useQuery(getPublicBodyOptions({ path: { slug } }));
	const query = useQuery(getPublicPricesOptions({ path: { slug } }));
	return (
		<>
			<PageHead title={t`Prices`} sub={say(body.data?.name)} />
			<Loaded query={query}>
				{(list) => (
					<Card>
						<Stack>
							<Facts
								columns={3}
								items={[
									{ label: t`Edition`, value: list.edition },
									{ label: t`Valid from`, value: <DateText value={list.valid_from} /> },
									{
										label: t`Tax`,
										value: `${list.tax_percent} %, ${list.tax_mode === "inclusive" ? t`contained` : t`added`}`,
									},
								]}
							/>
							<PriceItems list={list} />
							<p className="quiet">{t`Every quotation is made from the prices in force on its day.`}</p>
							<div>
								<Button to={`/estimate/${slug}`}>{t`Estimate what it would take`}</Button>
							</div>
						</Stack>
					</Card>
				)}
			</Loaded>
		</>
	);
}
