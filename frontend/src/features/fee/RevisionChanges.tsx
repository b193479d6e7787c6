import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import { SheetChanges } from "@/components/SheetChanges";
import type { FeeLineChange, QuotationView } from "@/gen";
import { getQuotationChangesOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { useYearNames } from "./names";

/** What a later revision changes, so that nobody has to lay two quotations side by side: the money, then the days. */
export function RevisionChanges({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery({
		...getQuotationChangesOptions({ path: { body, quotation: q.id } }),
		enabled: q.revision > 1 || q.extension !== undefined,
	});
	const changes = query.data;
	if (!changes?.since) return null;
	const since = changes.since;
	const title = q.extension && q.revision === 1 ? t`Against what is agreed` : t`Since revision ${since}`;
	if (changes.lines.length + changes.sheet.length === 0)
		return <Card title={title}>{t`Days and amounts are the same.`}</Card>;
	return (
		<Card title={title} flush>
			{changes.lines.length > 0 && <Amounts lines={changes.lines} currency={q.offer.currency} />}
			{changes.sheet.length > 0 && <SheetChanges changes={changes.sheet} />}
		</Card>
	);
}

function Amounts({ lines, currency }: { lines: FeeLineChange[]; currency: string }) {
	const { t } = useLingui();
	const say = useSay();
	const { money } = useFormats();
	const charged = (amount: string) => (Number(amount) === 0 ? "–" : money(amount, currency));
	const years = useYearNames();
	return (
		<PlainTable
			label={t`Amounts that changed`}
			head={[{ title: t`Amounts` }, { title: t`Before`, end: true }, { title: t`Now`, end: true }]}
			rows={lines.map((line) => ({
				key: line.year + (line.code ?? ""),
				cells: [
					<div key="what">
						{line.code ? say(line.name) : t`The year, tax included`}
						<div className="quiet">{years[line.year] ?? line.year}</div>
					</div>,
					charged(line.was),
					charged(line.is),
				],
			}))}
		/>
	);
}
