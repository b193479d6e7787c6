import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { CheckField, KeptField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Notice } from "@/components/Notice";
import type { Member, StaffFile } from "@/gen/types.gen";
import { useSend } from "@/lib/send";
import { choices, standards, useConflictKinds, useFunctions, useThrough } from "./words";

interface Props {
	person: Member;
	save: (values: StaffFile) => Promise<unknown>;
}

/** Everything the body keeps of a person besides its roles. */
export function FileForm({ person, save }: Props) {
	const { t } = useLingui();
	const [saved, setSaved] = useState(false);
	const [external, setExternal] = useState(person.external ?? false);
	const send = useSend(save);
	const submit = async (v: StaffFile) => {
		await send({
			...v,
			external,
			competences: v.competences ?? [],
			conflicts: v.conflicts ?? [],
			leave: v.leave ?? [],
		});
		setSaved(true);
	};
	const change = (v: StaffFile) => {
		setExternal(v.external ?? false);
		setSaved(false);
	};
	return (
		<Form<StaffFile> initial={person} onSubmit={submit} onChange={change} submit={t`Save the file`}>
			{saved && <Notice kind="good" title={t`Saved`} />}
			<FieldSet>
				<TextField name="name" label={t({ message: "Name", context: "person" })} required />
				<CheckField name="external" label={t`Works for the body under a contract, not employed`} />
				{external && <AgreementFields />}
			</FieldSet>
			<Stack>
				<Competences />
				<Conflicts />
				<LeaveDays />
			</Stack>
		</Form>
	);
}

function AgreementFields() {
	const { t } = useLingui();
	const through = useThrough();
	return (
		<>
			<FieldRow>
				<SelectField
					name={["agreement", "through"]}
					label={t`Agreement with`}
					options={choices(through)}
					help={t`Who is lent by another organisation takes no decisions; who is lent by a consultancy does not audit (L1, I5).`}
				/>
				<TextField name={["agreement", "organisation"]} label={t`Name of the organisation`} />
			</FieldRow>
			<FieldRow>
				<TextField
					name={["agreement", "reference"]}
					label={t({ message: "Agreement", context: "contractor" })}
				/>
				<DateField name={["agreement", "from"]} label={t`Valid from`} required />
				<DateField name={["agreement", "to"]} label={t`Valid to`} />
			</FieldRow>
		</>
	);
}

function Competences() {
	const { t } = useLingui();
	const functions = choices(useFunctions());
	const nth = useNth(t`Competence`);
	return (
		<FieldSet title={t`Competence`} hint={t`What the body has found the person able to do, and why.`}>
			<ListField name="competences" add={t`Add a competence`} remove={nth.remove} title={nth.title}>
				{(path) => (
					<>
						<FieldRow>
							<SelectField name={[...path, "standard"]} label={t`Standard`} options={standards} required />
							<SelectField name={[...path, "function"]} label={t`Function`} options={functions} required />
						</FieldRow>
						<FieldRow>
							<DateField name={[...path, "from"]} label={t`Valid from`} required />
							<DateField name={[...path, "to"]} label={t`Valid to`} />
						</FieldRow>
						<TextField
							name={[...path, "evidence"]}
							label={t({ message: "Evidence", context: "competence" })}
							required
						/>
					</>
				)}
			</ListField>
		</FieldSet>
	);
}

function Conflicts() {
	const { t } = useLingui();
	const kinds = choices(useConflictKinds());
	const nth = useNth(t`Conflict`);
	return (
		<FieldSet
			title={t`Conflicts of interest`}
			hint={t`After consultancy a person does not work on the client for two years; every other tie bars while it lasts.`}
		>
			<ListField name="conflicts" add={t`Add a conflict`} remove={nth.remove} title={nth.title}>
				{(path) => (
					<>
						<KeptField name={[...path, "client_id"]} />
						<FieldRow>
							<TextField name={[...path, "client_name"]} label={t`Organisation`} required />
							<SelectField name={[...path, "kind"]} label={t`Kind`} options={kinds} required />
							<DateField name={[...path, "ended_on"]} label={t`Ended on`} />
						</FieldRow>
						<TextField name={[...path, "note"]} label={t`Note`} />
					</>
				)}
			</ListField>
		</FieldSet>
	);
}

function LeaveDays() {
	const { t } = useLingui();
	const nth = useNth(t`Leave`);
	return (
		<FieldSet title={t`Leave`} hint={t`Nobody is booked on these days.`}>
			<ListField name="leave" add={t`Add leave`} remove={nth.remove} title={nth.title}>
				{(path) => (
					<FieldRow>
						<DateField name={[...path, "from"]} label={t`First day`} required />
						<DateField name={[...path, "to"]} label={t({ message: "Last day", context: "leave" })} required />
						<TextField name={[...path, "reason"]} label={t`Reason`} />
					</FieldRow>
				)}
			</ListField>
		</FieldSet>
	);
}

/** The heading of an entry that repeats, and the words that take it away. */
function useNth(word: string) {
	const { t } = useLingui();
	const title = (index: number) => `${word} ${index + 1}`;
	return {
		title,
		remove: (index: number) => {
			const which = title(index);
			return t`Remove: ${which}`;
		},
	};
}
