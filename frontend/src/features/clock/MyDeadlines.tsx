import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Card } from "@/components/Card";
import { listObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { DeadlineList } from "./DeadlineList";

const shown = 4;

const AskedDeadlines = lazy(() => import("./AskedDeadlines"));

/** The next deadlines of the client: those that the reader is to answer, and the others. */
function useMine() {
	const body = useBody();
	const may = useMay("audit.confirm");
	const query = useQuery(listObligationsOptions({ path: { body }, query: { state: "open", limit: 50 } }));
	const items = query.data?.items ?? [];
	return {
		asked: may && items.some((o) => o.unanswered),
		others: items.filter((o) => !(may && o.unanswered)),
	};
}

/** The reminders that nobody of the client has answered, on its start page; nothing while there are none. */
export function MyReminders() {
	return (
		useMine().asked && (
			<Suspense>
				<AskedDeadlines />
			</Suspense>
		)
	);
}

/** The next deadlines of the client on its start page; nothing while there are none. */
export function MyDeadlines() {
	const { t } = useLingui();
	const { others } = useMine();
	if (others.length === 0) return null;
	return (
		<Card title={t`Next deadlines`} flush>
			<DeadlineList list={others.slice(0, shown)} />
		</Card>
	);
}
