import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { CheckField, KeptField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Notice } from "@/components/Notice";
import { getBodyOptions, listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import type { Member, StaffFile } from "@/gen/types.gen";
import { useAreaOptions } from "@/lib/areas";
import { useFunctions } from "@/lib/roles";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { choices, useConflictKinds, useThrough } from "./words";

interface Props {
	person: Member;
	save: (values: StaffFile) => Promise<unknown>;
}

/** Everything the body keeps of a person besides its roles. */
export function FileForm({ person, save }: Props) {
	const { t } = useLingui();
	const [saved, setSaved] = useState(false);
	const [external, setExternal] = useState(person.external ?? false);
	const [overseas, setOverseas] = useState(person.overseas ?? false);
	const china = useQuery(getBodyOptions({ path: { body: useBody() } })).data?.jurisdiction === "CN";
	const send = useSend(save);
	const submit = async (v: StaffFile) => {
		await send({
			...v,
			external,
			overseas,
			competences: v.competences ?? [],
			conflicts: v.conflicts ?? [],
			leave: v.leave ?? [],
		});
		setSaved(true);
	};
	const change = (v: StaffFile) => {
		setExternal(v.external ?? false);
		setOverseas(v.overseas ?? false);
		setSaved(false);
	};
	return (
		<Form<StaffFile> initial={person} onSubmit={submit} onChange={change} submit={t`Save the file`}>
			{saved && <Notice kind="good" title={t`Saved`} />}
			<FieldSet>
				<TextField name="name" label={t({ message: "Name", context: "person" })} required />
				<CheckField name="external" label={t`Works for the body under a contract, not employed`} />
				{external && <AgreementFields />}
				{china && <CheckField name="overseas" label={t`An auditor from abroad`} />}
				{china && overseas && <ConfirmationFields />}
			</FieldSet>
			<Stack>
				<Competences person={person} />
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

function ConfirmationFields() {
	const { t } = useLingui();
	return (
		<FieldRow>
			<TextField
				name={["confirmed", "reference"]}
				label={t`Confirmation of CCAA`}
				help={t`Without one that is valid on the days of the audit the person does not audit in China (Q5).`}
				maxLength={60}
			/>
			<DateField name={["confirmed", "from"]} label={t`Valid from`} />
			<DateField name={["confirmed", "to"]} label={t`Valid to`} />
		</FieldRow>
	);
}

function Competences({ person }: { person: Member }) {
	const { t } = useLingui();
	const functions = choices(useFunctions());
	const standards = useStandards(person);
	const areas = useAreaOptions();
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
						<SelectField
							name={[...path, "areas"]}
							label={t`Technical areas`}
							help={t`None chosen: in every area.`}
							multiple
							options={areas}
						/>
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

/** The editions that a competence may be recorded for: those that applications may name, and those already recorded. */
function useStandards(person: Member) {
	const body = useBody();
	const { data } = useQuery(listStandardsOptions({ path: { body } }));
	const recorded = (person.competences ?? []).map((c) => c.standard);
	const codes = (data?.items ?? []).filter((e) => e.selectable).map((e) => e.code);
	return [...new Set([...codes, ...recorded])].map((code) => ({ value: code, label: code }));
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
