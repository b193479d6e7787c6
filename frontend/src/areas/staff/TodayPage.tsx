import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loading } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { WaitingList } from "@/components/WaitingList";
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
	// The list of sources is constant, so the hooks are called in the same order at every drawing.
	const parts = sources.map((source) => {
		const enabled = held.includes(source.permission);
		// eslint-disable-next-line react-hooks/rules-of-hooks
		return { source, enabled, items: source.useItems(body, enabled) };
	});
	return parts.filter((part) => part.enabled);
}

/** Where staff start: the next thing to do, then everything else that waits, by what it is. */
export default function TodayPage() {
	const { t, i18n } = useLingui();
	const say = useSay();
	const today = useToday();
	const parts = useWaiting();
	const items = parts.flatMap((part) => part.items ?? []).sort(byDate);
	const loading = parts.some((part) => part.items === undefined);
	const [first] = items;
	const others = items.length - 1;
	return (
		<>
			<PageHead title={t`Today`} sub={loading ? undefined : waiting(items.length)} />
			<Stack>
				{first && (
					<NextAction
						reader="body"
						today={today}
						turn={{ who: "body", what: first.what, by: first.by }}
						action={<Button kind="primary" to={first.to}>{t`Open`}</Button>}
					>
						{[say(first.client), first.reference].filter(Boolean).join(" · ")}
						{others > 0 && ` · ${more(others)}`}
					</NextAction>
				)}
				{parts.map(
					({ source, items: own }) =>
						own &&
						own.length > 0 && (
							<Card key={source.key} title={i18n._(source.title)} aside={own.length} flush>
								<WaitingList items={[...own].sort(byDate)} today={today} />
							</Card>
						),
				)}
				{loading && <Loading />}
				{!loading && items.length === 0 && (
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
