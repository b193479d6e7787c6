import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { PlainTable } from "@/components/PlainTable";
import { Days, Say } from "@/components/Text";
import type { FeeLine, FeeOffer, FeeSum, FeeTax, FeeYear } from "@/gen";
import { useFormats } from "@/lib/format";
import { useYearNames } from "./names";

/** What each year costs, line by line, and the three years together. */
export function OfferView({ offer }: { offer: FeeOffer }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const { total, currency } = offer;
	const rest = offer.years?.[0]?.label === "transfer";
	return (
		<Stack>
			<Card title={rest ? t`Rest of the cycle together` : t`Three years together`}>
				<Facts
					columns={3}
					items={[
						{ label: t`Without tax`, value: money(total.net, currency) },
						...rates(offer.taxes, total, offer).map((tax) => {
							const percent = tax.percent;
							return { label: t`Tax, ${percent} %`, value: money(tax.tax, currency) };
						}),
						{ label: t`With tax`, value: <strong>{money(total.gross, currency)}</strong> },
					]}
				/>
			</Card>
			{(offer.years ?? []).map((year) => (
				<YearCard key={year.label} year={year} offer={offer} />
			))}
		</Stack>
	);
}

/** The sums at each rate of tax; an offer made before items had rates of their own has one. */
function rates(taxes: FeeTax[] | null | undefined, sum: FeeSum, offer: FeeOffer): FeeTax[] {
	if (taxes?.length) return taxes;
	return [{ percent: offer.tax_percent, net: sum.net, tax: sum.tax, gross: sum.gross }];
}

function YearCard({ year, offer }: { year: FeeYear; offer: FeeOffer }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const names = useYearNames();
	const name = names[year.label] ?? year.label;
	const atCost = (line: FeeLine) => {
		const most = line.cap && money(line.cap, offer.currency);
		return <span className="wraps">{most ? t`at cost, up to ${most}` : t`at cost`}</span>;
	};
	const sum = (key: string, label: string, amount: string) => ({
		key,
		cells: [label, "", money(amount, offer.currency)],
	});
	return (
		<Card
			title={name}
			aside={
				<span>
					{t`Audit days`} <Days value={year.days} />
				</span>
			}
			flush
		>
			<PlainTable
				label={name}
				head={[{ title: t`Item` }, { title: t`Quantity`, end: true }, { title: t`Amount`, end: true }]}
				rows={[
					...(year.lines ?? []).map((line, index) => ({
						key: `${line.code}-${index}`,
						cells: [
							<div key="name">
								<Say text={line.name} />
								{line.note && (
									<div className="quiet">
										<Say text={line.note} />
									</div>
								)}
							</div>,
							line.quantity,
							line.at_cost ? atCost(line) : money(line.amount, offer.currency),
						],
					})),
					sum("net", t`Without tax`, year.net),
					...rates(year.taxes, year, offer).map((tax, _, all) => {
						const percent = tax.percent;
						const on = money(tax.net, offer.currency);
						const label = all.length > 1 ? t`Tax, ${percent} % on ${on}` : t`Tax, ${percent} %`;
						return sum(`tax-${percent}`, label, tax.tax);
					}),
				]}
				foot={[t`With tax`, "", money(year.gross, offer.currency)]}
			/>
		</Card>
	);
}
