import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { ListToolbar } from "@/components/ListToolbar";
import { Loading } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PrintedList } from "@/components/PrintedList";
import { ProblemNote } from "@/components/ProblemNote";
import { useListState } from "@/components/useListState";
import { DeadlineList } from "@/features/clock/DeadlineList";
import { More } from "@/features/clock/More";
import { useDeadlines } from "@/features/clock/useDeadlines";
import { countObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useToday } from "@/lib/session";
import { CountsCard } from "./CountsCard";
import { type Kind, useKinds } from "./kinds";
import { byWeek, later } from "./weeks";

const horizon = 7 * 26;
const filterKeys = ["kind", "risk", "silent"] as const;

/** All deadlines of the body: first what is overdue and what is at risk, then week by week for half a year. */
export default function ClockPage() {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const { range } = useFormats();
	const kinds = useKinds();
	const list = useListState(filterKeys, "due");
	const asked = { q: list.query.q, kind: list.query.filters.kind as Kind | undefined };
	const onlyRisk = list.query.filters.risk !== undefined;
	const onlySilent = list.query.filters.silent !== undefined;
	const everything = !onlyRisk && !onlySilent;
	const counts = useQuery(countObligationsOptions({ path: { body }, query: asked }));
	const overdue = useDeadlines({ ...asked, to: later(today, -1) }, everything);
	const risk = useDeadlines(
		{ ...asked, risk: true, silent: onlySilent || undefined },
		everything || onlyRisk,
	);
	const ahead = useDeadlines({ ...asked, from: today, to: later(today, horizon) }, everything);
	const silent = useDeadlines({ ...asked, silent: true }, onlySilent && !onlyRisk);
	const parts = everything ? [overdue, risk, ahead] : [onlyRisk ? risk : silent];
	const weeks = byWeek(ahead.items.filter((o) => !o.at_risk));
	const empty = parts.every((part) => part.isSuccess && part.items.length === 0);
	return (
		<PrintedList
			title={t`Deadlines`}
			filter={[
				asked.kind ? kinds[asked.kind] : t`All deadlines`,
				onlyRisk ? t`Only at risk` : undefined,
				onlySilent ? t`Only without an answer` : undefined,
				asked.q,
			]}
			rest={
				parts.some((part) => part.hasNextPage) &&
				t`There are more deadlines than are printed here. Bring them to the screen first.`
			}
		>
			<PageHead
				title={t`Deadlines`}
				sub={t`What is overdue, and what comes in the next 26 weeks`}
				actions={
					<>
						<Button onClick={() => window.print()}>{t`Print or save as PDF`}</Button>
						<Button to={`/b/${body}/clock/behind`}>{t`Behind schedule`}</Button>
					</>
				}
			/>
			<Stack>
				<div className="no-print">
					<CountsCard />
				</div>
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
						{
							key: "silent",
							label: t`Answered or not`,
							options: [{ value: "yes", label: t`Only without an answer` }],
						},
					]}
					columns={[]}
				/>
				<ProblemNote error={parts.find((part) => part.error)?.error ?? null} />
				{parts.some((part) => part.isPending) && <Loading />}
				{empty && (
					<Card>
						{list.narrowed ? (
							<Empty kind="filtered" onClear={list.clear} />
						) : (
							<Empty kind="done" text={t`Nothing is due in the next 26 weeks.`} />
						)}
					</Card>
				)}
				{silent.items.length > 0 && (
					<Card title={t`Nobody has answered`} aside={onlyRisk ? undefined : counts.data?.silent}>
						<Stack>
							<p>{t`The clients were reminded, and nobody of them has said that it takes care of it. Please call them.`}</p>
							<DeadlineList list={silent.items} />
							<More of={silent} label={t`More without an answer`} />
						</Stack>
					</Card>
				)}
				{overdue.items.length > 0 && (
					<Card title={t`Overdue`} aside={counts.data?.overdue} flush>
						<DeadlineList list={overdue.items} />
						<More of={overdue} label={t`More overdue deadlines`} />
					</Card>
				)}
				{risk.items.length > 0 && (
					<Card title={t`At risk`} aside={counts.data?.at_risk}>
						<Stack>
							<p>{t`The last safe day of these recertification audits has passed. Hold them at once and agree on short times for corrective action, or the certificates expire on the days shown.`}</p>
							<DeadlineList list={risk.items} />
							<More of={risk} label={t`More certificates at risk`} />
						</Stack>
					</Card>
				)}
				{weeks.map((week, n) => (
					<Card
						key={week.monday}
						title={range(week.monday, later(week.monday, 6))}
						// The last week that is loaded may go on.
						aside={ahead.hasNextPage && n === weeks.length - 1 ? undefined : week.items.length}
						flush
					>
						<DeadlineList list={week.items} />
					</Card>
				))}
				<More of={ahead} label={t`Later weeks`} />
			</Stack>
		</PrintedList>
	);
}
