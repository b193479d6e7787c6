import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Status, type Tone } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listCampaignOptions } from "@/gen/@tanstack/react-query.gen";
import type { CampaignLine } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

type Stage = CampaignLine["stage"];

const tones: Record<Stage, Tone> = { waiting: "yours", applied: "going", agreed: "good" };

/** The certificates that are still to move, those that end first before the others. */
export function CampaignTable({ standard }: { standard: string }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const stages: Record<Stage, string> = {
		waiting: t`Not applied for`,
		applied: t`Applied for`,
		agreed: t`Agreed with the holder`,
	};
	return (
		<DataTable
			label={t`Certificates to move`}
			query={({ q, sort, after, filters }) =>
				listCampaignOptions({
					path: { body, standard },
					query: { q, sort, after, stage: filters.stage as Stage | undefined },
				})
			}
			columns={[
				{
					key: "holder",
					title: t`Holder`,
					render: (line) => say(line.certificate.holder.name),
					sub: (line) => line.certificate.number,
					sort: "holder",
				},
				{
					key: "expires",
					title: t`Valid until`,
					render: (line) => <DateText value={line.certificate.expires_on} />,
					sort: "expires",
				},
				{
					key: "audit",
					title: t`Next audit planned`,
					render: (line) => (line.audit_on ? <DateText value={line.audit_on} /> : t`none`),
					sub: (line) => line.late && t`not before it ends`,
				},
				{
					key: "stage",
					title: t`Transition`,
					render: (line) => <Status tone={tones[line.stage]}>{stages[line.stage]}</Status>,
				},
			]}
			rowKey={(line) => line.certificate.id}
			to={(line) =>
				line.application_id
					? `/b/${body}/applications/${line.application_id}`
					: `/b/${body}/certificates/${line.certificate.id}`
			}
			search={t`Search number, holder or scope`}
			filters={[
				{
					key: "stage",
					label: t`All stages`,
					options: Object.entries(stages).map(([value, label]) => ({ value, label })),
				},
			]}
			defaultSort="expires"
			empty={
				<Empty
					kind="done"
					text={t`No certificate to the edition before is left: everybody has moved or ended.`}
				/>
			}
		/>
	);
}
