import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { listClientsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ClientRecord } from "@/gen/types.gen";
import { countryName, useCountries } from "@/lib/countries";
import { useLanguage } from "@/lib/preferences";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { clientTones, useClientStates } from "./words";

/** Everybody who has registered with the body, from the first enquiry to the last certificate. */
export default function ClientsPage() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const language = useLanguage();
	const states = useClientStates();
	const countries = useCountries();
	const place = (c: ClientRecord) =>
		[say(c.city), countryName(c.country, language)].filter(Boolean).join(", ");
	return (
		<>
			<PageHead title={t`Clients`} sub={t`Applicants, certified organisations and those that were`} />
			<DataTable
				label={t`Clients`}
				query={({ q, sort, after, filters }) =>
					listClientsOptions({
						path: { body },
						query: { q, sort, after, state: filters.state, country: filters.country },
					})
				}
				columns={[
					{ key: "name", title: t`Client`, render: (c) => say(c.name), sub: place, sort: "name" },
					{
						key: "number",
						title: t`Registered as`,
						render: (c) => c.credit_code || c.registration_number || "–",
						wideOnly: true,
					},
					{ key: "sites", title: t`Sites`, render: (c) => c.sites.length, end: true },
					{
						key: "state",
						title: t`Status`,
						render: (c) => <Status tone={clientTones[c.state]}>{states[c.state]}</Status>,
					},
				]}
				rowKey={(c) => c.id}
				to={(c) => `/b/${body}/clients/${c.id}`}
				search={t`Search name or registration number`}
				filters={[
					{
						key: "state",
						label: t`All statuses`,
						options: Object.entries(states).map(([value, label]) => ({ value, label })),
					},
					{ key: "country", label: t`All countries`, options: countries },
				]}
				defaultSort="name"
				empty={
					<Empty
						kind="nothing"
						title={t`No clients yet`}
						text={t`Organisations register themselves at the address you give them; they appear here with their first sign-in.`}
					/>
				}
			/>
		</>
	);
}
