import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { listObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { DeadlineList } from "./DeadlineList";

/** The next deadlines of the client on its start page; nothing while there are none. */
export function MyDeadlines() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listObligationsOptions({ path: { body }, query: { state: "open", limit: 4 } }));
	const items = query.data?.items ?? [];
	if (items.length === 0) return null;
	return (
		<Card title={t`Next deadlines`} flush>
			<DeadlineList list={items} />
		</Card>
	);
}
