import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Days } from "@/components/Text";
import { listSheetsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useOccasions } from "./occasions";

/** Every calculation of a client's audit time, with what rests on it; each is opened and compared there. */
export function SheetList({ client }: { client: string }) {
	const { t } = useLingui();
	const { number } = useFormats();
	const { body, base } = usePlace();
	const occasions = useOccasions();
	const query = useQuery(listSheetsOptions({ path: { body }, query: { client, limit: 100 } }));
	return (
		<Loaded query={query}>
			{({ items }) =>
				items.length === 0 ? (
					<Empty
						kind="nothing"
						title={t`No audit time yet`}
						text={t`It is computed with the quotation, and again before each audit.`}
					/>
				) : (
					<Card title={t`Audit time, as it was computed`} flush>
						<PlainTable
							label={t`Audit time, as it was computed`}
							head={[
								{ title: t`Computed on` },
								{ title: t`Kept for` },
								{ title: t`Persons in scope`, end: true },
								{ title: t`Initial audit`, end: true },
								{ title: t`Surveillance, each year`, end: true },
							]}
							rows={items.map((one) => {
								const kept = occasions(one.frozen);
								return {
									key: one.id,
									cells: [
										<Link key="day" to={`${base}/audit-time/${one.id}`}>
											<DateText value={one.at} />
										</Link>,
										<div key="kept">
											{kept.length > 0
												? kept.map((line) => <div key={line}>{line}</div>)
												: one.state === "superseded"
													? t`replaced by a later one`
													: t`nothing yet`}
											{one.standards.length > 0 && (
												<div className="quiet" translate="no">
													{one.standards.join(", ")}
												</div>
											)}
										</div>,
										number(one.persons),
										<Days key="initial" value={one.initial_days} />,
										<Days key="yearly" value={one.surveillance_days} />,
									],
								};
							})}
						/>
					</Card>
				)
			}
		</Loaded>
	);
}
