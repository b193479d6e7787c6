import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { getApplicationOptions } from "@/gen/@tanstack/react-query.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { useBody, useParam } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { BecomeInitial } from "./BecomeInitial";
import { EligibilityNote } from "./EligibilityNote";
import { ExtensionFacts } from "./ExtensionFacts";
import { OnPaper } from "./OnPaper";
import { Questions } from "./Questions";
import css from "./TaskList.module.css";
import { Withdraw } from "./Withdraw";
import { displayed, toneOf, useKinds, useProgress, useStates } from "./words";

/** The applicant's page of one application: what to do next, and the tasks in any order. */
export default function TaskListPage() {
	const body = useBody();
	const id = useParam("application");
	const query = useQuery(getApplicationOptions({ path: { body, application: id } }));
	return <Loaded query={query}>{(application) => <Page application={application} />}</Loaded>;
}

function Page({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const body = useBody();
	const states = useStates();
	const kinds = useKinds();
	const base = `/c/${body}/applications/${application.id}`;
	const { state, turn } = application;
	return (
		<>
			<PageHead
				title={displayed(application.editions)}
				sub={[application.reference, kinds[application.kind]].filter(Boolean).join(" · ")}
				status={<Status tone={toneOf(state, turn.who, "client")}>{states[state]}</Status>}
				back={{ to: `/c/${body}`, label: t`Start page` }}
			/>
			<Stack>
				<NextAction reader="client" turn={turn} action={<Next application={application} base={base} />} />
				<Outcome application={application} />
				<Questions application={application} reader="client" />
				<ExtensionFacts application={application} />
				{application.taken_over ? <OnPaper /> : <Tasks application={application} base={base} />}
				{state === "draft" && (
					<Card title={t`Conditions for applying`}>
						<EligibilityNote eligibility={application.eligibility} />
					</Card>
				)}
				{application.kind === "transfer" && state === "draft" && <BecomeInitial application={application} />}
				<Withdraw application={application} />
			</Stack>
		</>
	);
}

function Next({ application, base }: { application: ApplicationView; base: string }) {
	const { t } = useLingui();
	const body = useBody();
	const { state, count, tasks } = application;
	const open = tasks.find((task) => task.state !== "done");
	const signs = useMay("quotation.accept");
	if (count.returned > 0)
		return <Button kind="primary" to={`${base}/materials`}>{t`See what came back`}</Button>;
	if (state === "quoted" && signs)
		return <Button kind="primary" to={`/c/${body}/quotations`}>{t`Open the quotation`}</Button>;
	if (state !== "draft") return null;
	if (open)
		return (
			<Button kind="primary" to={`${base}/sections/${open.section}`}>{t`Go on with the application`}</Button>
		);
	return <Button kind="primary" to={`${base}/check`}>{t`Check your answers`}</Button>;
}

/** How the review ended, and with which words. */
function Outcome({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const reason = application.review?.reason || application.closed?.reason;
	if (!reason) return null;
	return (
		<Card title={t`The reason`}>
			<p>{reason}</p>
		</Card>
	);
}

function Tasks({ application, base }: { application: ApplicationView; base: string }) {
	const { t } = useLingui();
	const say = useSay();
	const progress = useProgress();
	const { received, required, returned } = application.count;
	const done = application.tasks.filter((task) => task.state === "done").length;
	const total = application.tasks.length;
	return (
		<Card title={t`Your application`} aside={t`${done} of ${total} sections done`} flush>
			<ol className={css.tasks}>
				{application.tasks.map((task) => (
					<li key={task.section}>
						<Link to={`${base}/sections/${task.section}`}>{say(task.title)}</Link>
						<Status tone={progress[task.state].tone}>{progress[task.state].label}</Status>
					</li>
				))}
				<li>
					<Link to={`${base}/materials`}>{t`Materials`}</Link>
					<Status tone={returned > 0 ? "yours" : received === required ? "good" : "quiet"}>
						{required > 0 ? t`${received} of ${required} received` : t`only what changes`}
					</Status>
				</li>
				<li>
					<Link to={`${base}/check`}>{t`Check your answers and submit`}</Link>
					<Status tone={application.state === "draft" ? "quiet" : "good"}>
						{application.state === "draft" ? progress.not_started.label : t`Submitted`}
					</Status>
				</li>
			</ol>
		</Card>
	);
}
