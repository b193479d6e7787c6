import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status as Mark } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import { countryName } from "@/lib/countries";
import { useLanguage } from "@/lib/preferences";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { type Status, tones, useStatuses } from "./words";

/** The register of the body: every certificate it ever issued. */
export default function CertificatesPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const language = useLanguage();
	const statuses = useStatuses();
	return (
		<>
			<PageHead title={t`Certificates`} sub={t`Every certificate issued, with its status of today`} />
			<Card flush>
				<DataTable
					label={t`Certificates`}
					query={({ q, sort, after, filters }) =>
						listCertificatesOptions({
							path: { body },
							query: { q, sort, after, status: filters.status as Status | undefined },
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
						{ key: "number", title: t`Number`, render: (c) => c.number, sub: (c) => c.edition },
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
					search={t`Search number, holder or scope`}
					filters={[
						{
							key: "status",
							label: t`All statuses`,
							options: Object.entries(statuses).map(([value, label]) => ({ value, label })),
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
			</Card>
		</>
	);
}
