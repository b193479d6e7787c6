import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { NextAction } from "@/components/NextAction";
import { useOwn } from "@/features/misuse/own";
import { useBody } from "@/lib/route";
import { useToday } from "@/lib/session";
import { useSay } from "@/lib/text";

/** The next warning that waits for the client, on its start page; nothing while there is none. */
export function MyMisuses() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const today = useToday();
	const { query } = useOwn();
	const next = query.data?.items.find((m) => m.answers);
	if (!next) return null;
	return (
		<NextAction
			reader="client"
			turn={next.turn}
			today={today}
			action={<Button kind="primary" to={`/c/${body}/misuses/${next.id}`}>{t`Open the warning`}</Button>}
		>
			{next.reference} · {say(next.kind_name)}
		</NextAction>
	);
}
