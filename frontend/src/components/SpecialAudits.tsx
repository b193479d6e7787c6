import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { OccasionedAudit } from "@/gen";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import { Card } from "./Card";
import { Link } from "./Link";
import { PlainTable } from "./PlainTable";
import { Status } from "./Status";
import { DateText } from "./Text";

/** How the client hears of a special audit. */
export function useAnnouncements(): Record<string, string> {
	const { t } = useLingui();
	return {
		announced: t`Announced`,
		short_notice: t`At short notice`,
		unannounced: t`Unannounced`,
	};
}

/**
 * The special audits that a change, a complaint or a certificate occasioned, each with how it stands; call is where
 * another one is called for.
 */
export function SpecialAudits({ audits, call }: { audits: OccasionedAudit[]; call?: ReactNode }) {
	const { t } = useLingui();
	const say = useSay();
	const { base } = usePlace();
	const announcements = useAnnouncements();
	if (audits.length === 0) return call && <Card title={t`Special audits`}>{call}</Card>;
	return (
		<Card title={t`Special audits`} aside={call} flush>
			<PlainTable
				label={t`Special audits`}
				head={[{ title: t`Audit` }, { title: t`Announcement` }, { title: t`On site` }, { title: t`Status` }]}
				rows={audits.map((a) => ({
					key: a.id,
					cells: [
						<Link key="audit" to={`${base}/audits/${a.id}`}>
							{a.reference} · {a.standard}
						</Link>,
						announcements[a.announcement],
						a.from ? (
							<DateText key="on" value={a.from} />
						) : (
							<span key="by">
								{t`at the latest`} <DateText value={a.due_on} />
							</span>
						),
						<Status key="state" tone={a.over ? "quiet" : "going"}>
							{say(a.state_name)}
						</Status>,
					],
				}))}
			/>
		</Card>
	);
}
