import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { ListToolbar } from "@/components/ListToolbar";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { useListState } from "@/components/useListState";
import { listObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useToday } from "@/lib/session";
import { CountsCard } from "./CountsCard";
import { DeadlineList } from "./DeadlineList";
import { type Kind, useKinds } from "./kinds";
import { byWeek, later } from "./weeks";

const horizon = 7 * 26;
const filterKeys = ["kind", "risk"] as const;

/** All deadlines of the body: first what is overdue, then week by week for half a year. */
export default function ClockPage() {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const { range } = useFormats();
	const kinds = useKinds();
	const list = useListState(filterKeys, "due");
	const query = useQuery(
		listObligationsOptions({
			path: { body },
			query: {
				q: list.query.q,
				kind: list.query.filters.kind as Kind | undefined,
				risk: list.query.filters.risk ? true : undefined,
				state: "open",
				to: later(today, horizon),
				limit: 200,
			},
		}),
	);
	return (
		<>
			<PageHead title={t`Deadlines`} sub={t`What is overdue, and what comes in the next 26 weeks`} />
			<Stack>
				<CountsCard />
				<ListToolbar
					list={list}
					search={t`Search client or number`}
					filters={[
						{
							key: "kind",
							label: t`All deadlines`,
							options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
						},
						{
							key: "risk",
							label: t`At risk or not`,
							options: [{ value: "yes", label: t`Only at risk` }],
						},
					]}
					columns={[]}
				/>
				<Loaded query={query}>
					{({ items }) => {
						const overdue = items.filter((o) => o.overdue);
						const risk = items.filter((o) => o.at_risk);
						const weeks = byWeek(items.filter((o) => !o.overdue && !o.at_risk));
						if (items.length === 0) {
							return (
								<Card>
									{list.narrowed ? (
										<Empty kind="filtered" onClear={list.clear} />
									) : (
										<Empty kind="done" text={t`Nothing is due in the next 26 weeks.`} />
									)}
								</Card>
							);
						}
						return (
							<Stack>
								{overdue.length > 0 && (
									<Card title={t`Overdue`} aside={overdue.length} flush>
										<DeadlineList list={overdue} />
									</Card>
								)}
								{risk.length > 0 && (
									<Card title={t`At risk`} aside={risk.length}>
										<Stack>
											<p>{t`The last safe day of these recertification audits has passed. Hold them at once and agree on short times for corrective action, or the certificates expire on the days shown.`}</p>
											<DeadlineList list={risk} />
										</Stack>
									</Card>
								)}
								{weeks.map((week) => (
									<Card
										key={week.monday}
										title={range(week.monday, later(week.monday, 6))}
										aside={week.items.length}
										flush
									>
										<DeadlineList list={week.items} />
									</Card>
								))}
							</Stack>
						);
					}}
				</Loaded>
			</Stack>
		</>
	);
}
