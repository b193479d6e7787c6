import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { listTwinsOptions } from "@/gen/@tanstack/react-query.gen";
import { distinguishClients } from "@/gen/sdk.gen";
import type { ClientTwin } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** Other clients that may be the same organisation, until somebody says that they are not. */
export function TwinsNotice({ client }: { client: string }) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery({
		...listTwinsOptions({ path: { body, client } }),
		enabled: useMay("client.compare"),
	});
	const twins = query.data?.items ?? [];
	if (twins.length === 0) return null;
	return (
		<Notice kind="warning" title={t`Is this organisation registered twice?`}>
			{twins.map((twin) => (
				<TwinLine key={twin.id} client={client} twin={twin} />
			))}
		</Notice>
	);
}

function TwinLine({ client, twin }: { client: string; twin: ClientTwin }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const [key] = useState(newKey);
	const apart = useAct(() =>
		distinguishClients({
			path: { body, client },
			headers: { "Idempotency-Key": key },
			body: { other: twin.id },
		}),
	);
	const words = { number: t`same registration number`, name: t`a name like this one` };
	const alike = twin.alike.map((a) => words[a]).join(", ");
	return (
		<>
			<Row>
				<Link to={`/b/${body}/clients/${twin.id}`}>{say(twin.name)}</Link>
				<span>
					{[twin.credit_code || twin.registration_number, say(twin.city), twin.country, alike]
						.filter(Boolean)
						.join(" · ")}
				</span>
				<Button size="small" onClick={apart.run} busy={apart.busy}>{t`Not the same`}</Button>
			</Row>
			<ProblemNote error={apart.error} />
		</>
	);
}
