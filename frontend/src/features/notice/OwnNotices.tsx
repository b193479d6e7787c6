import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { reportChange } from "@/gen";
import { listNoticesOptions } from "@/gen/@tanstack/react-query.gen";
import type { NoticeReport } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { NoticeFacts } from "./NoticeFacts";
import { useKinds } from "./words";

/** Where a client reports a change, and reads what the body finds. */
export function OwnNotices({ client }: { client: string }) {
	const { t } = useLingui();
	const say = useSay();
	const may = useMay("audit.confirm");
	const body = useBody();
	const query = useQuery(listNoticesOptions({ path: { body }, query: { limit: 50 } }));
	return (
		<Loaded query={query}>
			{({ items }) => (
				<Stack>
					{may && <Report key={items.length} client={client} />}
					{items.map((n) => {
						const reference = n.reference;
						return (
							<Card key={n.id} title={t`Change ${reference}`} aside={say(n.state_name)}>
								<NoticeFacts notice={n} audits />
								{n.state === "triaged" && n.result === "scope_change" && (
									<Link
										to={`/c/${body}/certificates`}
									>{t`Apply for the changed scope from your certificate`}</Link>
								)}
							</Card>
						);
					})}
				</Stack>
			)}
		</Loaded>
	);
}

function Report({ client }: { client: string }) {
	const { t } = useLingui();
	const body = useBody();
	const [key] = useState(newKey);
	const kinds = useKinds();
	const send = useSend((values: NoticeReport) =>
		reportChange({
			path: { body, client },
			headers: { "Idempotency-Key": key },
			body: values,
		}),
	);
	return (
		<Card title={t`Report a change`}>
			<Form<NoticeReport> onSubmit={send} submit={t`Report the change`}>
				<RadioField name="kind" label={t`What changes`} required options={kinds} />
				<DateField name="since" label={t`Since`} help={t`It may be a day to come.`} required />
				<TextAreaField
					name="text"
					label={t`The change`}
					help={t`What is different from before, and what it means for the certified system.`}
					maxLength={8000}
					required
				/>
			</Form>
		</Card>
	);
}
