import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { NextAction } from "@/components/NextAction";
import { DateRange } from "@/components/Text";
import { listEngagementsOptions } from "@/gen/@tanstack/react-query.gen";
import { titled, useTypeNames } from "@/lib/audits";
import { usePlace } from "@/lib/place";

/** The client's audits whose dates and team wait for its answer, a band each; nothing when none waits. */
export function MyAudits() {
	const { t } = useLingui();
	const { body, base } = usePlace();
	const types = useTypeNames();
	const query = useQuery(listEngagementsOptions({ path: { body }, query: { state: "proposed" } }));
	return (query.data?.items ?? []).map((e) => {
		const name = titled(types[e.type] ?? "", e.type, e.number);
		return (
			<NextAction
				key={e.id}
				reader="client"
				turn={{
					who: "client",
					what: { en: t`Confirm dates and team: ${name}`, zh: t`Confirm dates and team: ${name}` },
				}}
				action={<Button kind="primary" to={`${base}/audits/${e.id}`}>{t`Look at the dates`}</Button>}
			>
				<DateRange from={e.from} to={e.to} /> · {e.reference}
			</NextAction>
		);
	});
}
