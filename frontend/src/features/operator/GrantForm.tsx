import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { NumberField, TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { giveGrant } from "@/gen/sdk.gen";
import { useSend } from "@/lib/send";

interface Values {
	reason: string;
	hours: number;
}

/** Why and how long an operator reads the records of a body; the body is told. */
export function GrantForm({ slug }: { slug: string }) {
	const { t } = useLingui();
	const [given, setGiven] = useState(false);
	const give = useSend(({ reason, hours }: Values) =>
		giveGrant({
			path: { slug },
			body: { reason, until: new Date(Date.now() + hours * 3_600_000).toISOString() },
		}),
	);
	const send = async (values: Values) => {
		await give(values);
		setGiven(true);
	};
	if (given) {
		return (
			<Notice
				kind="good"
				title={t`You may read the records of this body until the time given.`}
				action={<Button kind="primary" to={`/b/${slug}`}>{t`Open the body`}</Button>}
			/>
		);
	}
	return (
		<Stack>
			<Notice
				kind="info"
				title={t`Its administrators are told and can end it. You can read, not change; what you open is in their trail.`}
			/>
			<Form<Values> initial={{ hours: 2 }} onSubmit={send} submit={t`Look in`}>
				<TextAreaField name="reason" label={t`Reason`} help={t`A sentence; the body reads it`} required />
				<NumberField name="hours" required label={t`For how many hours`} min={1} max={72} />
			</Form>
		</Stack>
	);
}
