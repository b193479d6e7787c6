import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { PlainTable } from "@/components/PlainTable";
import { Days, Say } from "@/components/Text";
import type { FeeOffer, FeeYear } from "@/gen";
import { useFormats } from "@/lib/format";

function useYearNames(): Record<string, string> {
	const { t } = useLingui();
	return {
		initial: t`Initial certification`,
		surveillance_1: t`First surveillance`,
		surveillance_2: t`Second surveillance`,
		recertification: t`Recertification (option)`,
	};
}

/** What each year costs, line by line, and the three years together. */
export function OfferView({ offer }: { offer: FeeOffer }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const { total, currency } = offer;
	return (
		<Stack>
			<Card title={t`Three years together`}>
				<Facts
					columns={3}
					items={[
						{ label: t`Without tax`, value: money(total.net, currency) },
						{ label: t`Tax, ${offer.tax_percent} %`, value: money(total.tax, currency) },
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

function YearCard({ year, offer }: { year: FeeYear; offer: FeeOffer }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const names = useYearNames();
	const name = names[year.label] ?? year.label;
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
					...(year.lines ?? []).map((line) => ({
						key: line.code,
						cells: [<Say key="name" text={line.name} />, line.quantity, money(line.amount, offer.currency)],
					})),
					sum("net", t`Without tax`, year.net),
					sum("tax", t`Tax, ${offer.tax_percent} %`, year.tax),
				]}
				foot={[t`With tax`, "", money(year.gross, offer.currency)]}
			/>
		</Card>
	);
}
