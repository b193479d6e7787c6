import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loading } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { WaitingList } from "@/components/WaitingList";
import { BehindNote } from "@/features/schedule/BehindNote";
import { useBody } from "@/lib/route";
import { useMembership, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import type { TodayItem } from "@/lib/today";
import { sources } from "./today";

/** The earliest date first; what has no date comes last. */
function byDate(a: TodayItem, b: TodayItem): number {
	return (a.by ?? "9999").localeCompare(b.by ?? "9999");
}

function useWaiting() {
	const body = useBody();
	const held = useMembership()?.permissions ?? [];
	const mine = sources.filter((source) => held.includes(source.permission));
	const results = useQueries({ queries: mine.map((source) => source.query(body)) });
	return mine.map((source, index) => ({ source, result: results[index] }));
}

/** Where staff start: the next thing to do, then everything else that waits, by what it is. */
export default function TodayPage() {
	const { t, i18n } = useLingui();
	const say = useSay();
	const today = useToday();
	const parts = useWaiting();
	const items = parts
		.flatMap(({ source, result }) =>
			(result?.data ?? []).map((item) => ({ ...item, does: source.does ? i18n._(source.does) : "" })),
		)
		.sort(byDate);
	const loading = parts.some((part) => part.result?.isPending);
	const failed = parts.find((part) => part.result?.isError)?.result;
	const [first] = items;
	const others = items.length - 1;
	return (
		<>
			<PageHead title={t`Today`} sub={loading || items.length === 0 ? undefined : waiting(items.length)} />
			<Stack>
				{first && (
					<NextAction
						reader="body"
						today={today}
						turn={{ who: "body", what: first.what ?? { en: first.does, zh: first.does }, by: first.by }}
						action={<Button kind="primary" to={first.to}>{t`Open`}</Button>}
					>
						{[say(first.client), first.reference].filter(Boolean).join(" · ")}
						{others > 0 && ` · ${more(others)}`}
					</NextAction>
				)}
				<BehindNote />
				<ProblemNote
					error={failed?.error}
					action={<Button onClick={() => void failed?.refetch()}>{t`Try again`}</Button>}
				/>
				{parts.map(({ source, result }) => {
					const own = result?.data ?? [];
					if (own.length === 0) return null;
					return (
						<Card key={source.key} title={i18n._(source.title)} aside={own.length} flush>
							<WaitingList
								items={[...own].sort(byDate)}
								does={source.does && i18n._(source.does)}
								today={today}
							/>
						</Card>
					);
				})}
				{loading && <Loading />}
				{!loading && !failed && items.length === 0 && (
					<Card>
						<Empty kind="done" title={t`Nothing waits for you`} text={t`New work appears here by itself.`} />
					</Card>
				)}
			</Stack>
		</>
	);

	function waiting(count: number) {
		return t`${plural(count, { one: "# thing waits", other: "# things wait" })} for your body`;
	}
	function more(count: number) {
		return t`${plural(count, { one: "# more waits", other: "# more wait" })}`;
	}
}
