import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { NumberField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { changePolicy } from "@/gen/sdk.gen";
import type { BodyLimit, BodyPolicy, BodyView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import css from "./PolicyCard.module.css";

interface Props {
	body: BodyView;
	manage: boolean;
	onStale: () => Promise<unknown>;
}

interface Values {
	policy: BodyPolicy;
}

/** The body's own limits: it may be stricter than the standard, never looser. */
export function PolicyCard({ body, manage, onStale }: Props) {
	const { t } = useLingui();
	const [saved, setSaved] = useState(false);
	const send = useSend(({ policy }: Values) =>
		changePolicy({ path: { body: body.slug }, headers: { "If-Match": ifMatch(body.version) }, body: policy }),
	);
	const submit = async (values: Values) => {
		await send(values);
		setSaved(true);
	};
	return (
		<Card>
			<Form<Values>
				initial={{ policy: body.policy }}
				onSubmit={submit}
				onChange={() => setSaved(false)}
				onStale={onStale}
				submit={manage ? t`Save the policy` : undefined}
				disabled={!manage}
			>
				{saved && <Notice kind="good" title={t`Saved`} />}
				<div className={css.limits}>
					{body.limits.map((limit) => (
						<LimitField key={limit.field} limit={limit} />
					))}
				</div>
			</Form>
		</Card>
	);
}

function LimitField({ limit }: { limit: BodyLimit }) {
	const { t } = useLingui();
	const say = useSay();
	const { min, max, rule } = limit;
	const usual = limit.default;
	const units: Record<string, string> = { days: t`days`, workdays: t`working days`, months: t`months` };
	return (
		<NumberField
			name={["policy", limit.field]}
			label={say(limit.name)}
			required
			unit={units[limit.unit] ?? limit.unit}
			help={
				rule
					? t`${min} to ${max}, fixed by rule ${rule}; usually ${usual}`
					: t`${min} to ${max}, usually ${usual}`
			}
		/>
	);
}
