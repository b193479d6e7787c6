import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { NotFound } from "@/components/ErrorPage";
import { Form } from "@/components/Form";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { SaveLine } from "@/components/SaveLine";
import { useAutosave } from "@/components/useAutosave";
import { getApplicationOptions } from "@/gen/@tanstack/react-query.gen";
import { getApplication, saveSection } from "@/gen/sdk.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { Missing } from "./Missing";
import { Consultancy } from "./sections/Consultancy";
import { Contacts } from "./sections/Contacts";
import { Declarations } from "./sections/Declarations";
import { Headcount } from "./sections/Headcount";
import { History } from "./sections/History";
import { Organisation } from "./sections/Organisation";
import { Provider } from "./sections/Provider";
import { Scope } from "./sections/Scope";
import { Sites } from "./sections/Sites";
import { System } from "./sections/System";
import type { SectionFormProps, SectionName } from "./sections/section";
import { Transferred } from "./sections/Transferred";

const forms: { [N in SectionName]: (props: SectionFormProps<N>) => ReactNode } = {
	organisation: Organisation,
	contacts: Contacts,
	sites: Sites,
	provider: Provider,
	scope: Scope,
	headcount: Headcount,
	system: System,
	consultancy: Consultancy,
	history: History,
	declarations: Declarations,
	transferred: Transferred,
};

/** One section of the application, saved as it is typed. */
export default function SectionPage() {
	const body = useBody();
	const id = useParam("application");
	const name = useParam("section") as SectionName;
	const query = useQuery(getApplicationOptions({ path: { body, application: id } }));
	if (!(name in forms)) return <NotFound />;
	return (
		<Loaded query={query}>
			{(application) => <SectionForm key={name} application={application} name={name} />}
		</Loaded>
	);
}

function SectionForm({ application, name }: { application: ApplicationView; name: SectionName }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const base = `/c/${body}/applications/${application.id}`;
	const [values, setValues] = useState<object>(application[name].data);
	const { state, change, flush, version } = useSection(application, name);
	const index = application.tasks.findIndex((one) => one.section === name);
	const task = application.tasks[index];
	const next = application.tasks[index + 1];
	// Which section it is stands in the address; its form and its values go together.
	const Fields = forms[name] as (props: { values: object; application: ApplicationView }) => ReactNode;
	const type = (typed: object) => {
		const clean = cleaned(typed) as object;
		setValues(clean);
		change(clean);
	};
	const following = say(next?.title);
	const open = ["draft", "info_requested"].includes(application.state);
	// The dates of internal audit and management review may follow the submission.
	const locked = !open && name !== "system";
	/** What was filled in beforehand counts once somebody has said so. */
	const confirm = () => {
		change(values);
		void flush();
	};
	/** Takes the other person's version as the base of what is typed here. */
	const overwrite = async () => {
		const latest = await getApplication({ path: { body, application: application.id } });
		version.current = latest.data[name].version;
		change(values);
	};
	return (
		<>
			<PageHead
				title={say(task?.title)}
				sub={locked ? t`Submitted; it can no longer be changed here.` : <SaveLine state={state} />}
				back={{ to: base, label: application.reference }}
			/>
			<Stack>
				{state.problem?.stale && (
					<Notice
						kind="warning"
						title={state.problem.detail}
						action={<Button onClick={() => void overwrite()}>{t`Save what stands here`}</Button>}
					>
						{t`What you typed is still here.`}
					</Notice>
				)}
				{task?.state === "not_started" && <FromEstimate application={application} name={name} />}
				<Card>
					<Form
						initial={application[name].data}
						onChange={type}
						onSubmit={flush}
						errors={state.problem?.errors}
						disabled={locked}
					>
						<Fields values={values} application={application} />
					</Form>
				</Card>
				{task && task.state === "incomplete" && <Missing fields={task.missing} />}
				<Row>
					{task?.state === "not_started" && !state.saving && (
						<Button onClick={confirm}>{t`What stands here is right`}</Button>
					)}
					{next && (
						<Button kind="primary" to={`${base}/sections/${next.section}`}>{t`Next: ${following}`}</Button>
					)}
					<Button to={base}>{t`Back to the tasks`}</Button>
				</Row>
			</Stack>
		</>
	);
}

/** What stands here because the applicant asked for an estimate before; it waits to be confirmed. */
function FromEstimate({
	application: { estimated },
	name,
}: {
	application: ApplicationView;
	name: SectionName;
}) {
	const { t } = useLingui();
	if (!estimated || !["sites", "headcount"].includes(name)) return null;
	const { persons, sites = 0, persons_each: each = 0 } = estimated;
	return (
		<Notice kind="info" title={t`From your estimate, to be confirmed`}>
			{sites > 0
				? t`You told of ${plural(persons, { one: "# person", other: "# persons" })} at the main place and ${plural(sites, { one: "# further site", other: "# further sites" })} with ${plural(each, { one: "# person", other: "# persons" })} each. Correct what is different.`
				: t`You told of ${plural(persons, { one: "# person", other: "# persons" })} at one place. Correct what is different.`}
		</Notice>
	);
}

/** Saves the section from the version that was read last, and takes over the answer. */
function useSection(application: ApplicationView, name: SectionName) {
	const body = useBody();
	const queries = useQueryClient();
	const path = { body, application: application.id };
	const version = useRef(application[name].version);
	const autosave = useAutosave(async (data: object) => {
		const { data: saved } = await saveSection({
			path,
			headers: { "If-Match": ifMatch(version.current) },
			body: { [name]: data },
		});
		version.current = saved[name].version;
		queries.setQueryData(getApplicationOptions({ path }).queryKey, saved);
	});
	return { ...autosave, version };
}

/** Emptied fields are left out, emptied numbers are zero: the server says what is missing. */
function cleaned(value: unknown, key = ""): unknown {
	if (Array.isArray(value)) return value.map((one) => cleaned(one));
	if (value && typeof value === "object")
		return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleaned(v, k)]));
	const counts = ["company", "total", "in_scope", "minutes_a_day", "shifts_per_day", "headcount"];
	return value === null ? (counts.includes(key) ? 0 : undefined) : value;
}
