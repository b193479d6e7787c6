import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { SpecialAudits } from "@/components/SpecialAudits";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { getComplaintOptions } from "@/gen/@tanstack/react-query.gen";
import type { ComplaintView } from "@/gen/types.gen";
import { useBody, useParam } from "@/lib/route";
import { useMay, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import css from "./complaint.module.css";
import { Messages } from "./Messages";
import { Steps } from "./Steps";
import { Verbs } from "./Verbs";
import { toneOf } from "./words";

/** A complaint for those who handle it: whose turn it is, what was said, what was done. */
export default function ComplaintPage() {
	const body = useBody();
	const query = useQuery(getComplaintOptions({ path: { body, complaint: useParam("complaint") } }));
	return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}

function Shown({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const about = view.about === "body" ? t`The certification body` : say(view.client_name) || view.company;
	const reference = view.reference;
	return (
		<>
			<PageHead
				title={t`Complaint ${reference}`}
				sub={about}
				status={<Status tone={toneOf(view.state)}>{say(view.state_name)}</Status>}
				back={{ to: `/b/${body}/complaints`, label: t`Complaints` }}
				history={{ noun: "complaints", record: view.id }}
			/>
			<Stack>
				<NextAction
					reader="body"
					turn={view.turn}
					involved={!view.withheld}
					today={useToday()}
					action={<Verbs view={view} />}
				/>
				{view.withheld && (
					<Notice kind="info" title={t`This complaint concerns you`}>
						{t`You took part in what it is about, so others handle it; who complains and what was written with them stays with them.`}
					</Notice>
				)}
				<Said view={view} />
				<Handling view={view} />
				<Audited view={view} />
				{!view.withheld && <Messages view={view} />}
				<Steps steps={view.steps} />
			</Stack>
		</>
	);
}

/** The audits that the complaint occasioned; while none is to be held, a planner calls for one. */
function Audited({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const body = useBody();
	const plans = useMay("audit.plan");
	const call = plans && view.client_id && view.audits.every((a) => a.over) && (
		<Button
			to={`/b/${body}/clients/${view.client_id}/special-audit?cause=complaint&id=${view.id}&reference=${view.reference}`}
		>
			{t`Call for a special audit`}
		</Button>
	);
	return <SpecialAudits audits={view.audits} call={call} />;
}

/** What the complainant said, and who they are as far as they say. */
function Said({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const { name, email, disclose, lang } = view.complainant;
	return (
		<Card title={t`The complaint`}>
			<Facts
				items={[
					{ label: t`What happened`, value: <p className={css.says}>{view.text}</p>, wide: true },
					{ label: t`Company, as they wrote it`, value: view.about === "client" && view.company },
					{ label: t`Received on`, value: <DateText value={view.received_on} /> },
					{ label: t`Complainant`, value: !view.withheld && (name || t`anonymous`) },
					{ label: t`E-mail`, value: !view.withheld && email },
					{
						label: t`May be named to the client`,
						value: !view.withheld && view.about === "client" && (disclose ? t`yes` : t`no`),
					},
					{ label: t`Language`, value: lang === "zh-CN" ? "中文" : "English" },
				]}
			/>
		</Card>
	);
}

/** Who handles it, by when, and what came of it so far. */
function Handling({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { due, publish } = view;
	const mayRecord = useMay("misuse.record");
	const long = (label: string, value?: string) => ({
		label,
		value: value ? <p className={css.says}>{value}</p> : (false as const),
		wide: true,
	});
	return (
		<Card
			title={t`Handling`}
			aside={
				view.about === "client" &&
				!view.withheld &&
				mayRecord && (
					<Button to={`/b/${body}/misuses/new?complaint=${view.id}`}>{t`Record a misuse of the mark`}</Button>
				)
			}
		>
			<Facts
				items={[
					{ label: t`Handled by`, value: view.handler?.name ?? t`Nobody yet` },
					{
						label: t`Client`,
						value: view.client_id ? (
							<Link to={`/b/${body}/clients/${view.client_id}`}>{say(view.client_name)}</Link>
						) : (
							false
						),
					},
					{
						label: t`People it is about`,
						value: view.persons.length > 0 && view.persons.map((p) => p.name).join(", "),
					},
					{ label: t`Acknowledge by`, value: day(due.acknowledge_by) },
					{ label: t`Word on the progress by`, value: day(due.progress_by) },
					{ label: t`Outcome by`, value: day(due.outcome_by) },
					long(t`What the client is told`, view.account),
					long(t`Answer of the client`, view.answer),
					long(t`What it says of the client's management system`, view.effectiveness),
					long(t`Outcome, as told`, view.outcome),
					{
						label: t`May be made public`,
						value: publish ? (view.public ? t`yes, both sides agreed` : t`no`) : false,
					},
				]}
			/>
		</Card>
	);
}

const day = (value?: string) => (value ? <DateText value={value} /> : (false as const));
