import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { CheckField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { UploadArea } from "@/components/Upload";
import {
	changeStandard,
	draftStandard,
	readClauses,
	type StandardClause,
	type StandardDescription,
	type StandardMaterial,
	type StandardOwn,
} from "@/gen";
import { getOwnStandardOptions } from "@/gen/@tanstack/react-query.gen";
import { base64 } from "@/lib/base64";
import { ifMatch, newKey } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { Clauses } from "./StandardCards";
import { useNeeds } from "./words";

/** Enters a standard of the body's own, or changes its draft. */
export default function StandardFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("standard", "");
	if (id) return <Existing id={id} />;
	return (
		<>
			<PageHead title={t`New standard`} back={{ to: `/b/${body}/standards`, label: t`Standards` }} />
			<Describe />
		</>
	);
}

function Existing({ id }: { id: string }) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getOwnStandardOptions({ path: { body, standard: id } }));
	return (
		<Loaded query={query}>
			{(s) => (
				<>
					<PageHead title={t`Edit the standard`} back={{ to: `/b/${body}/standards/${id}`, label: s.code }} />
					<Describe was={s} />
				</>
			)}
		</Loaded>
	);
}

/** Materials as they are typed: the clauses in one line. */
interface Typed extends Omit<StandardDescription, "clauses" | "materials"> {
	materials?: (Omit<StandardMaterial, "clauses"> & { clauses?: string })[];
}

function Describe({ was }: { was?: StandardOwn }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const needs = useNeeds();
	const [key] = useState(newKey);
	const [clauses, setClauses] = useState(was?.clauses ?? []);
	const send = useSend((described: StandardDescription) =>
		was
			? changeStandard({
					path: { body, standard: was.id },
					headers: { "If-Match": ifMatch(was.version) },
					body: described,
				})
			: draftStandard({ path: { body }, headers: { "Idempotency-Key": key }, body: described }),
	);
	const read = useAct(
		async (file: File) => (await readClauses({ path: { body }, body: { file: await base64(file) } })).data,
		({ items }) => setClauses(items),
	);
	const [initial] = useState<Partial<Typed>>(() => ({
		...was,
		materials: was?.materials.map((item) => ({ ...item, clauses: (item.clauses ?? []).join(", ") })),
	}));
	return (
		<Card>
			<Form<Typed>
				initial={initial}
				onSubmit={async (typed) => {
					const { data } = await send(described(typed, clauses));
					await go({ to: `/b/${body}/standards/${data.id}` });
				}}
				submit={t`Keep as a draft`}
				why={read.busy ? t`The file with the clauses is being read.` : undefined}
				aside={<Button kind="text" to={`/b/${body}/standards`}>{t`Cancel`}</Button>}
			>
				<FieldSet title={t`About the standard`}>
					<TextField
						name="code"
						label={t`Code with its year`}
						help={t`As it stands on certificates: “Green Office:2026”. A later edition of a standard has the same name and another year.`}
						required
					/>
					<BilingualField name="title" label={t`Title`} />
					<BilingualField
						name="system"
						label={t`The management system it asks for`}
						help={t`As the scope of a certificate names it: “green office management system”`}
					/>
					<CheckField name="by_sector" label={t`Its audits need people who know the sector of the client`} />
				</FieldSet>
				<FieldSet
					title={t`Clauses`}
					hint={t`Numbers and titles only: the text of a standard belongs to its publisher.`}
				>
					<ClauseFile list={clauses} read={read} />
				</FieldSet>
				<FieldSet title={t`What applicants hand in besides what all do`}>
					<ListField
						name="materials"
						add={t`Add a material`}
						remove={(i) => t`Remove material ${i + 1}`}
						title={(i) => t`Material ${i + 1}`}
						fresh={() => ({ need: "required" })}
					>
						{(path) => (
							<>
								<BilingualField name={[...path, "title"]} label={t`Material`} />
								<FieldRow>
									<SelectField
										name={[...path, "need"]}
										label={t`Requirement`}
										options={Object.entries(needs).map(([value, label]) => ({ value, label }))}
										required
									/>
									<TextField name={[...path, "clauses"]} label={t`Clauses, parted by commas`} />
								</FieldRow>
								<BilingualField name={[...path, "hint"]} label={t`Hint for the applicant`} />
							</>
						)}
					</ListField>
				</FieldSet>
			</Form>
		</Card>
	);
}

interface FileProps {
	list: StandardClause[];
	read: { run: (file: File) => void; busy: boolean; error: unknown };
}

function ClauseFile({ list, read }: FileProps) {
	const { t } = useLingui();
	const count = list.length;
	return (
		<>
			<UploadArea
				accept=".xlsx,.csv,.txt"
				label={t`Choose the spreadsheet with the clauses`}
				hint={t`Excel or CSV. Number, title in English, title in Chinese; a row with headings may stand above. Another file takes the place of what is there.`}
				onFiles={([file]) => file && read.run(file)}
				disabled={read.busy}
			/>
			{read.error !== undefined && <ProblemNote error={read.error} />}
			{count > 0 && (
				<details>
					<summary>{t`${count} clauses`}</summary>
					<Clauses list={list} />
				</details>
			)}
		</>
	);
}

const both = (typed?: { en?: string; zh?: string }) => ({ en: typed?.en ?? "", zh: typed?.zh ?? "" });

/** The description as the API wants it: what was never touched is empty. */
function described(typed: Typed, clauses: StandardClause[]): StandardDescription {
	return {
		code: typed.code ?? "",
		system: both(typed.system),
		title: both(typed.title),
		by_sector: typed.by_sector,
		clauses,
		materials: (typed.materials ?? []).map((item) => ({
			title: both(item.title),
			need: item.need,
			clauses: (item.clauses ?? "")
				.split(/[,，、]/)
				.map((number) => number.trim())
				.filter(Boolean),
			hint: both(item.hint),
		})),
	};
}
