import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Card } from "@/components/Card";
import { listObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { DeadlineList } from "./DeadlineList";

const shown = 4;

const AskedDeadlines = lazy(() => import("./AskedDeadlines"));

/** The next deadlines of the client on its start page, those first that ask for an answer; nothing while there are none. */
export function MyDeadlines() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listObligationsOptions({ path: { body }, query: { state: "open", limit: 50 } }));
	const items = query.data?.items ?? [];
	if (items.length === 0) return null;
	return (
		<>
			{items.some((o) => o.unanswered) && (
				<Suspense>
					<AskedDeadlines />
				</Suspense>
			)}
			<Card title={t`Next deadlines`} flush>
				<DeadlineList list={items.slice(0, shown)} />
			</Card>
		</>
	);
}
