import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { DateField } from "@/components/DateField";
import { FieldRow, Form } from "@/components/Form";
import { NumberField, SelectField, TextAreaField, TextField } from "@/components/fields";
import type { HeadcountDeclaration } from "@/gen/types.gen";
import { useToday } from "@/lib/session";

/** Receives the one file that proves the figures; the area says how files are given. */
export type FileInput = (value: string[], change: (ids: string[]) => void) => ReactNode;

interface Props {
	initial?: Partial<HeadcountDeclaration>;
	/** The programmes to choose from, where the figures may be of one only. */
	programmes?: { value: string; label: string }[];
	reason: string;
	file: FileInput;
	submit: string;
	send: (values: HeadcountDeclaration) => Promise<unknown>;
	onDone: () => void;
}

/** The three numbers of one day, each with what proves it. */
export function DeclareForm({ initial, programmes = [], reason, file, submit, send, onDone }: Props) {
	const { t } = useLingui();
	const today = useToday();
	const [files, setFiles] = useState<string[]>([]);
	const save = async (values: HeadcountDeclaration) => {
		const { effective, programme_id, ...rest } = values;
		await send({
			...rest,
			programme_id: programme_id || undefined,
			effective: { persons: effective?.persons ?? 0, proof: effective?.proof },
			document: files.at(-1),
		});
		onDone();
	};
	return (
		<Form<HeadcountDeclaration> initial={{ on: today, ...initial }} onSubmit={save} submit={submit}>
			<FieldRow>
				<DateField name="on" label={t`Day the figures are of`} max={today} required />
				{programmes.length > 1 && (
					<SelectField
						name="programme_id"
						label={t`For`}
						options={[{ value: "", label: t`all standards` }, ...programmes]}
						initially=""
					/>
				)}
			</FieldRow>
			<FieldRow>
				<NumberField name={["company", "persons"]} label={t`Persons in the company`} min={1} required />
				<TextField name={["company", "proof"]} label={t`Proof: company`} maxLength={500} />
			</FieldRow>
			<FieldRow>
				<NumberField name={["in_scope", "persons"]} label={t`Persons in scope`} min={1} required />
				<TextField name={["in_scope", "proof"]} label={t`Proof: in scope`} maxLength={500} />
			</FieldRow>
			<FieldRow>
				<NumberField name={["effective", "persons"]} label={t`Effective persons, if counted`} min={0} />
				<TextField name={["effective", "proof"]} label={t`Proof: effective`} maxLength={500} />
			</FieldRow>
			{file(files, setFiles)}
			<TextAreaField name="reason" label={reason} maxLength={1000} />
		</Form>
	);
}
