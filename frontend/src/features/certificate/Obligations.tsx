import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import type { ObligationView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";

/** The deadlines of one certificate with the rules that set them. */
export function Obligations({ list }: { list: ObligationView[] }) {
	const { t } = useLingui();
	const says = { open: t`open`, done: t`done`, late: t`done late`, superseded: t`no longer owed` };
	return (
		<Card title={t`Deadlines`} flush>
			<PlainTable
				label={t`Deadlines`}
				head={[{ title: t`What` }, { title: t`Last day` }, { title: t`Status` }]}
				rows={list.map((o) => ({
					key: o.id,
					cells: [
						<span key="what">
							<Say text={o.title} /> <small translate="no">{o.rules?.join(", ")}</small>
							{o.state === "open" && o.aim_from && o.aim_to && <Aim from={o.aim_from} to={o.aim_to} />}
							{o.state === "superseded" && o.ended && (
								<small className="quiet">
									<br />
									<Say text={o.ended} />
								</small>
							)}
						</span>,
						<DateText key="due" value={o.due_on} />,
						o.overdue ? (
							<Status key="status" tone="late">{t`overdue`}</Status>
						) : o.at_risk ? (
							<Status key="status" tone="late">{t`at risk`}</Status>
						) : (
							<Status key="status" tone={o.state === "done" ? "good" : "quiet"}>
								{says[o.state as keyof typeof says]}
							</Status>
						),
					],
				}))}
			/>
		</Card>
	);
}

/** When a surveillance is best held, by the planning of the body. */
function Aim({ from, to }: { from: string; to: string }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const first = date(from);
	const last = date(to);
	return (
		<small className="quiet">
			<br />
			{from === to ? t`best held about ${first}` : t`best held ${first} to ${last}`}
		</small>
	);
}
