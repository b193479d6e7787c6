import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { useAnnouncements } from "@/components/SpecialAudits";
import { DateText } from "@/components/Text";
import type { AuditView, ProgrammeOccasion } from "@/gen";
import { usePlace } from "@/lib/place";
import { useMay } from "@/lib/session";
import { useCauses } from "./causes";

/** What a special audit was called for, how the client hears of it, and who confirmed its team. */
export function OccasionCard({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const causes = useCauses();
	const announcements = useAnnouncements();
	const { occasion, cleared } = audit;
	if (!occasion) return null;
	return (
		<Card title={t`Occasion`}>
			<Facts
				items={[
					{ label: t`What occasioned it`, value: causes[occasion.cause] },
					{ label: t`Subject of it`, value: occasion.reference ? <Subject occasion={occasion} /> : false },
					{ label: t`How the client hears of it`, value: announcements[occasion.announcement] },
					{
						label: t`Client told on`,
						value: occasion.told_on ? <DateText value={occasion.told_on} /> : false,
					},
					{ label: t`Called for by`, value: occasion.by ?? false },
					{ label: t`Called for on`, value: <DateText value={occasion.on} /> },
					{ label: t`What the audit is to find out`, value: occasion.reason ?? false, wide: true },
					{ label: t`Why so many days`, value: occasion.days_reason ?? false, wide: true },
					{
						label: t`Team without conflict, confirmed by`,
						value: cleared ? (
							<>
								{cleared.by}, <DateText value={cleared.on} />
							</>
						) : (
							false
						),
					},
					{ label: t`What that rests on`, value: cleared?.note ?? false, wide: true },
				]}
			/>
		</Card>
	);
}

/** The notice, complaint or certificate, as a link for those who may read it. */
function Subject({ occasion: { cause, subject_id, reference } }: { occasion: ProgrammeOccasion }) {
	const { base } = usePlace();
	const complaints = useMay("complaint.handle");
	if (!subject_id || (cause === "complaint" && !complaints)) return reference;
	const pages = { change: "notices", complaint: "complaints" } as Record<string, string>;
	return <Link to={`${base}/${pages[cause] ?? "certificates"}/${subject_id}`}>{reference}</Link>;
}
