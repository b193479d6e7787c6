import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Status as Mark } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import { countryName } from "@/lib/countries";
import { useLanguage } from "@/lib/preferences";
import { useBody } from "@/lib/route";
import { useStatuses } from "@/lib/statuses";
import { useSay } from "@/lib/text";
import { type Status, tones } from "./words";

/** The certificates of the body, or of one of its clients. */
export function CertificateTable({ client }: { client?: string }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const language = useLanguage();
	const statuses = useStatuses();
	return (
		<DataTable
			label={t`Certificates`}
			name={client && "certificates_"}
			query={({ q, sort, after, filters }) =>
				listCertificatesOptions({
					path: { body },
					query: {
						q,
						sort,
						after,
						client,
						status: filters.status as Status | "at_risk" | "unsigned" | undefined,
					},
				})
			}
			columns={[
				{
					key: "holder",
					title: t`Holder`,
					render: (c) => say(c.holder.name),
					sub: (c) =>
						[say(c.holder.city), countryName(c.holder.country, language)].filter(Boolean).join(", "),
					sort: "holder",
				},
				{ key: "number", title: t`Number`, render: (c) => c.number, sub: (c) => c.edition, whole: true },
				{
					key: "issued",
					title: t`Issued`,
					render: (c) => <DateText value={c.issued_on} />,
					sort: "issued",
					wideOnly: true,
				},
				{
					key: "expires",
					title: t`Valid until`,
					render: (c) => <DateText value={c.expires_on} />,
					sort: "expires",
				},
				{
					key: "status",
					title: t`Status`,
					render: (c) => (
						<Mark tone={tones[c.status]}>
							<Say text={c.status_name} />
						</Mark>
					),
				},
			]}
			rowKey={(c) => c.id}
			to={(c) => `/b/${body}/certificates/${c.id}`}
			search={client ? undefined : t`Search number, holder or scope`}
			filters={[
				{
					key: "status",
					label: t`All statuses`,
					options: [
						...Object.entries(statuses).map(([value, label]) => ({ value, label })),
						{ value: "at_risk", label: t`At risk: past the last safe audit day` },
						{ value: "unsigned", label: t`Not signed for an hour` },
					],
				},
			]}
			defaultSort="-issued"
			empty={
				<Empty
					kind="nothing"
					title={t`No certificates yet`}
					text={t`The first one is issued when a decision grants certification.`}
				/>
			}
		/>
	);
}
