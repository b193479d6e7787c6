import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listMisusesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListMisusesData } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { tones, useKinds, useParties } from "./words";

type Query = NonNullable<ListMisusesData["query"]>;

/** Every misuse of certificates and marks, the newest first. */
export default function MisusesPage() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const parties = useParties();
	const record = useMay("misuse.record") && (
		<Button kind="primary" to={`/b/${body}/misuses/new`}>{t`Record a misuse`}</Button>
	);
	return (
		<>
			<PageHead
				title={t`Misuse of marks`}
				sub={t`Incorrect or misleading use of certificates and marks, and what is done about it`}
				actions={record}
			/>
			<Card flush>
				<DataTable
					label={t`Misuse of marks`}
					query={({ q, sort, after, filters }) =>
						listMisusesOptions({
							path: { body },
							query: {
								q,
								sort,
								after,
								state: filters.state as Query["state"],
								kind: filters.kind as Query["kind"],
							},
						})
					}
					columns={[
						{
							key: "name",
							title: t`Misused by`,
							render: (m) => say(m.name),
							sub: (m) => m.reference,
						},
						{
							key: "kind",
							title: t`Kind of misuse`,
							render: (m) => say(m.kind_name),
							sub: (m) => m.certificate || parties[m.party],
						},
						{
							key: "recorded",
							title: t`Recorded on`,
							render: (m) => <DateText value={m.recorded_on} />,
							sort: "recorded",
						},
						{
							key: "due",
							title: t`Answer due`,
							render: (m) => (m.turn.by ? <DateText value={m.turn.by} /> : "–"),
							sort: "due",
						},
						{
							key: "state",
							title: t`Status`,
							render: (m) => <Status tone={tones[m.state]}>{say(m.state_name)}</Status>,
						},
					]}
					rowKey={(m) => m.id}
					to={(m) => `/b/${body}/misuses/${m.id}`}
					search={t`Search number, name, certificate or place`}
					filters={[
						{
							key: "state",
							label: t`All statuses`,
							options: [
								{ value: "open", label: t`Not closed` },
								{ value: "detected", label: t`To be warned about` },
								{ value: "warned", label: t`Warned` },
								{ value: "answered", label: t`Correction to be looked at` },
								{ value: "suspension", label: t`Suspension proposed` },
								{ value: "legal", label: t`Legal action` },
								{ value: "corrected", label: t`Corrected` },
								{ value: "dismissed", label: t`No misuse` },
							],
						},
						{ key: "kind", label: t`All kinds`, options: useKinds() },
					]}
					defaultSort="-recorded"
					empty={
						<Empty
							kind="nothing"
							title={t`No misuse recorded`}
							text={t`Record what is seen during an audit, on the web, on products, or what a complaint brings to light.`}
							action={record}
						/>
					}
				/>
			</Card>
		</>
	);
}
