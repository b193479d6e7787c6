import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldSet, Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { type FindingView, respondFinding } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { FilesInput } from "./Files";
import { type PartKey, partKeys, usePartNames } from "./names";

type Values = { parts?: Partial<Record<PartKey, { text?: string; done_by?: string }>> };

/** The client's answer, part by part; parts that were accepted need nothing more. */
export function Answer({ finding }: { finding: FindingView }) {
	const { t } = useLingui();
	const body = useBody();
	const names = usePartNames();
	const open = partKeys(finding).filter((key) => finding.parts?.[key]?.state !== "accepted");
	const [files, setFiles] = useState<Partial<Record<PartKey, string[]>>>(
		Object.fromEntries(open.map((key) => [key, finding.parts?.[key]?.documents ?? []])),
	);
	const send = useSend((values: Values) =>
		respondFinding({
			path: { body, finding: finding.id },
			headers: { "If-Match": ifMatch(finding.version) },
			body: Object.fromEntries(
				open.map((key) => [
					key,
					{
						text: values.parts?.[key]?.text ?? "",
						done_by: values.parts?.[key]?.done_by || undefined,
						documents: files[key] ?? [],
					},
				]),
			),
		}),
	);
	const initial: Values = {
		parts: Object.fromEntries(
			open.map((key) => [key, { text: finding.parts?.[key]?.text, done_by: finding.parts?.[key]?.done_by }]),
		),
	};
	return (
		<Card title={t`Your answer`}>
			<Form<Values> initial={initial} onSubmit={send} submit={t`Hand in`}>
				{open.map((key) => {
					const { title, hint } = names[key];
					const part = finding.parts?.[key];
					return (
						<FieldSet key={key} title={title} hint={hint}>
							{part?.state === "returned" && (
								<Notice kind="warning" title={t`Returned by ${part.reviewed_by ?? ""}`}>
									{part.reason}
								</Notice>
							)}
							<TextAreaField name={["parts", key, "text"]} label={title} required={key !== "evidence"} />
							{key === "corrective_action" && (
								<DateField name={["parts", key, "done_by"]} label={t`Done by`} />
							)}
							<FilesInput
								client={finding.client_id}
								application={finding.application_id}
								value={files[key] ?? []}
								onChange={(ids) => setFiles((old) => ({ ...old, [key]: ids }))}
								label={t`Add files for: ${title}`}
							/>
						</FieldSet>
					);
				})}
			</Form>
		</Card>
	);
}
