import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { type FindingView, verifyFinding } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

interface Values {
	effective: "yes" | "no";
	says: string;
}

/** What the follow-up visit has seen of the corrective action: it closes the finding or goes back. */
export function Verify({ finding }: { finding: FindingView }) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((v: Values) =>
		verifyFinding({
			path: { body, finding: finding.id },
			headers: { "If-Match": ifMatch(finding.version) },
			body: { effective: v.effective === "yes", says: v.says },
		}),
	);
	return (
		<Card title={t`Verified on site`}>
			<Form<Values> onSubmit={send} submit={t`Record the verification`}>
				<RadioField
					name="effective"
					label={t`Judgement`}
					required
					options={[
						{ value: "yes", label: t`The corrective action is effective` },
						{ value: "no", label: t`It is not effective and goes back` },
					]}
				/>
				<TextAreaField name="says" label={t`What was seen`} required help={t`The client reads it.`} />
			</Form>
		</Card>
	);
}
