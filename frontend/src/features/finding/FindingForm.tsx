import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField, TextField } from "@/components/fields";
import { type FindingView, type FindingWriting, rewriteFinding, writeFinding } from "@/gen";
import { ifMatch, newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { AlsoField } from "./AlsoField";
import { FilesInput } from "./Files";
import { useGradeNames } from "./names";

interface Props {
	audit: {
		id: string;
		type: string;
		client_id: string;
		application_id: string;
		standard: string;
		standards: string[];
	};
	/** The draft to change; a new finding when left out. */
	draft?: FindingView;
	onDone: () => void;
}

/** A finding as the auditor writes it, one field below the other, made for a thumb on a tablet. */
export function FindingForm({ audit, draft, onDone }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const grades = useGradeNames();
	const [key] = useState(newKey);
	const [documents, setDocuments] = useState(draft?.documents ?? []);
	const offered = audit.type === "stage1" ? ["concern", "opportunity"] : ["major", "minor", "opportunity"];
	const send = useSend(async (values: FindingWriting) => {
		const written = {
			...values,
			requirement: values.requirement ?? "",
			evidence: values.evidence ?? "",
			documents,
		};
		if (draft) {
			await rewriteFinding({
				path: { body, finding: draft.id },
				body: written,
				headers: { "If-Match": ifMatch(draft.version) },
			});
		} else {
			await writeFinding({
				path: { body, audit: audit.id },
				body: written,
				headers: { "Idempotency-Key": key },
			});
		}
		onDone();
	});
	return (
		<Card title={draft ? draft.reference : t`A new finding`}>
			<Form<FindingWriting>
				initial={draft ? { ...draft, grade: draft.grade as FindingWriting["grade"] } : undefined}
				onSubmit={(values) => send(values)}
				submit={t`Save the draft`}
				aside={<Button kind="text" onClick={onDone}>{t`Discard`}</Button>}
			>
				<RadioField
					name="grade"
					label={t`Grade`}
					required
					options={offered.map((grade) => ({ value: grade, label: grades[grade] }))}
				/>
				<TextField name="clause" label={t`Clause`} required placeholder="8.6.1" />
				<AlsoField others={audit.standards.filter((code) => code !== audit.standard)} />
				<TextAreaField
					name="requirement"
					label={t`Requirement`}
					rows={2}
					help={t`What the standard or the client's own rule asks for`}
				/>
				<TextAreaField
					name="statement"
					label={t({ message: "Statement", context: "finding" })}
					required
					help={t`What is wrong; no cause and no advice`}
				/>
				<TextAreaField
					name="evidence"
					label={t`Objective evidence`}
					help={t`Records, numbers, places, dates`}
				/>
				<FilesInput
					client={audit.client_id}
					application={audit.application_id}
					value={documents}
					onChange={setDocuments}
					label={t`Add photos or files`}
				/>
			</Form>
		</Card>
	);
}
