import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listSubsidiesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { TakeOver } from "./TakeOver";
import { useAmount } from "./useAmount";
import { tones, useStatusNames } from "./words";

/** The registry of subsidy programmes. */
export default function SubsidiesPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("prices.manage");
	const names = useStatusNames();
	const amount = useAmount();
	const add = may && <Button kind="primary" to={`/b/${body}/subsidies/new`}>{t`New programme`}</Button>;
	return (
		<>
			<PageHead
				title={t`Subsidies`}
				sub={t`Clients see a programme that fits their certificate while its verification is no older than 12 months`}
				actions={add}
			/>
			<Stack>
				{may && <TakeOver />}
				<DataTable
					label={t`Subsidies`}
					query={(q) =>
						listSubsidiesOptions({
							path: { body },
							query: { q: q.q, sort: q.sort, after: q.after, status: q.filters.status },
						})
					}
					columns={[
						{
							key: "title",
							title: t`Subsidy programme`,
							render: (s) => <Say text={s.title} />,
							sub: (s) => <Say text={s.place.en || s.place.zh ? s.place : s.authority} />,
							sort: "title",
						},
						{ key: "amount", title: t`Amount`, render: (s) => amount(s, s.currency) || "–" },
						{
							key: "verified",
							title: t`Last verified`,
							render: (s) => (s.verified_on ? <DateText value={s.verified_on} /> : "–"),
							sub: (s) => s.verified_by,
						},
						{
							key: "status",
							title: t`Status`,
							render: (s) => <Status tone={tones[s.status]}>{names[s.status]}</Status>,
						},
					]}
					rowKey={(s) => s.id}
					to={(s) => `/b/${body}/subsidies/${s.id}`}
					search={t`Search programme, place or standard`}
					filters={[
						{
							key: "status",
							label: t`All statuses`,
							options: Object.entries(names).map(([value, label]) => ({ value, label })),
						},
					]}
					defaultSort="title"
					empty={
						<Empty
							kind="nothing"
							title={t`No programmes yet`}
							text={t`Enter what public programmes pay for certifications, and verify each with its source.`}
							action={add}
						/>
					}
				/>
			</Stack>
		</>
	);
}
