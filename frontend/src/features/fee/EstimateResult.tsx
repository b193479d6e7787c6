import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { PlainTable } from "@/components/PlainTable";
import type { AudittimeSheet, FeeEstimate, FeeOffer } from "@/gen";
import { useFormats } from "@/lib/format";
import { useYearNames } from "./names";

/** The range of days and fees, and what decides where in it a quotation will lie. */
export function EstimateResult({ estimate }: { estimate: FeeEstimate }) {
	const { t } = useLingui();
	const { days } = useFormats();
	const { least, most } = estimate;
	const span = (of: (sheet: AudittimeSheet) => number) =>
		between(days(of(least.sheet)), days(of(most.sheet)));
	if (most.sheet.days === 0) return null;
	return (
		<Stack>
			<Card title={t`Audit days, from the least to the most`}>
				<Stack>
					<Facts
						columns={3}
						items={[
							{ label: t`Initial certification`, value: <strong>{span((s) => s.days)}</strong> },
							{ label: t`Each surveillance`, value: span((s) => s.surveillance_days) },
							{ label: t`Recertification`, value: span((s) => s.recertification_days) },
						]}
					/>
					<p className="quiet">
						{t`The least takes off as much as factors may, each of which needs a reason; the most takes nothing off. Complexity can raise it further; repetitive or part-time work can lower the persons that count. The quotation is made from your application.`}
					</p>
					{most.sheet.provisional && (
						<p className="quiet">{t`The method is provisional: it is not from ISO/IEC 20000-6.`}</p>
					)}
				</Stack>
			</Card>
			{least.offer && most.offer && <Fees least={least.offer} most={most.offer} />}
		</Stack>
	);
}

function between(least: string, most: string): string {
	return least === most ? least : `${least} – ${most}`;
}

function Fees({ least, most }: { least: FeeOffer; most: FeeOffer }) {
	const { t } = useLingui();
	const { money } = useFormats();
	const names = useYearNames();
	const paid = (amount: string) => money(amount, most.currency);
	return (
		<Card title={t`Fees with tax, by the prices in force today`} flush>
			<PlainTable
				label={t`Fees with tax, by the prices in force today`}
				head={[{ title: t`Year` }, { title: t`Least`, end: true }, { title: t`Most`, end: true }]}
				rows={(most.years ?? []).map((year, index) => ({
					key: year.label,
					cells: [
						names[year.label] ?? year.label,
						paid(least.years?.[index]?.gross ?? year.gross),
						paid(year.gross),
					],
				}))}
				foot={[t`Three years together`, paid(least.total.gross), paid(most.total.gross)]}
				stacks
			/>
		</Card>
	);
}
