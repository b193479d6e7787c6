import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { type FindingView, reviewFinding } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { type PartKey, partKeys } from "./names";
import { PartView } from "./Parts";

interface Values {
	verdicts?: Partial<Record<PartKey, { accept?: "yes" | "no"; reason?: string }>>;
}

/** The auditor accepts or returns each part that was handed in; what is returned carries its reason. */
export function Review({ finding }: { finding: FindingView }) {
	const { t } = useLingui();
	const body = useBody();
	const [values, setValues] = useState<Values>({});
	const send = useSend((v: Values) =>
		reviewFinding({
			path: { body, finding: finding.id },
			headers: { "If-Match": ifMatch(finding.version) },
			body: Object.fromEntries(
				Object.entries(v.verdicts ?? {})
					.filter(([, verdict]) => verdict?.accept)
					.map(([key, verdict]) => [key, { accept: verdict?.accept === "yes", reason: verdict?.reason }]),
			),
		}),
	);
	return (
		<Card title={t`Review the answer`}>
			<Form<Values> onSubmit={send} onChange={setValues} submit={t`Send the review`}>
				{partKeys(finding).map((key) => {
					const part = finding.parts?.[key];
					const open = part?.state === "submitted";
					return (
						<PartView key={key} name={key} part={part}>
							{open && (
								<RadioField
									name={["verdicts", key, "accept"]}
									label={t`Judgement`}
									required
									options={[
										{ value: "yes", label: t`Accept` },
										{ value: "no", label: t`Return` },
									]}
								/>
							)}
							{open && values.verdicts?.[key]?.accept === "no" && (
								<TextAreaField
									name={["verdicts", key, "reason"]}
									label={t`Reason the client reads`}
									required
								/>
							)}
						</PartView>
					);
				})}
			</Form>
		</Card>
	);
}
