import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import type { FeeSite } from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";

/** The places that the quotation covers, with the persons in scope. */
export function Sites({ sites }: { sites: FeeSite[] | null }) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = useFormats();
	return (
		<Card title={t`Sites`} flush>
			<PlainTable
				label={t`Sites`}
				head={[{ title: t`Site` }, { title: t`Persons in scope`, end: true }]}
				rows={(sites ?? []).map((site) => ({
					key: site.key,
					cells: [
						<div key="site">
							{say(site.name)}
							<div className="quiet">
								{[say(site.address), say(site.city), site.country].filter(Boolean).join(", ")}
							</div>
						</div>,
						number(site.headcount),
					],
				}))}
			/>
		</Card>
	);
}
