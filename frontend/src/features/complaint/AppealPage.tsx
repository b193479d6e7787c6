import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { getAppealOptions } from "@/gen/@tanstack/react-query.gen";
import type { AppealView } from "@/gen/types.gen";
import { useBody, useParam } from "@/lib/route";
import { useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import { AppealVerbs } from "./AppealVerbs";
import css from "./complaint.module.css";
import { Steps } from "./Steps";
import { Words } from "./Words";
import { toneOf } from "./words";

/** An appeal for those who handle it. */
export default function AppealPage() {
	const body = useBody();
	const query = useQuery(getAppealOptions({ path: { body, appeal: useParam("appeal") } }));
	return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}

function Shown({ view }: { view: AppealView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const reference = view.reference;
	return (
		<>
			<PageHead
				title={t`Appeal ${reference}`}
				sub={say(view.client_name)}
				status={<Status tone={toneOf(view.state)}>{say(view.state_name)}</Status>}
				back={{ to: `/b/${body}/appeals`, label: t`Appeals` }}
				history={{ noun: "appeals", record: view.id }}
			/>
			<Stack>
				<NextAction reader="body" turn={view.turn} today={useToday()} action={<AppealVerbs view={view} />}>
					{t`The decision stands while the appeal is examined.`}
				</NextAction>
				<About view={view} />
				<Examination view={view} />
				<Words title={t`Words to the client`} messages={view.messages} />
				<Steps steps={view.steps} />
			</Stack>
		</>
	);
}

function About({ view }: { view: AppealView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	return (
		<Card title={t`The appeal`}>
			<Facts
				items={[
					{
						label: t`Against the decision`,
						value: (
							<Link to={`/b/${body}/decisions/${view.against.decision_id}`}>{say(view.against.name)}</Link>
						),
					},
					{ label: t`Decided on`, value: <DateText value={view.against.on} /> },
					{
						label: t`Client`,
						value: <Link to={`/b/${body}/clients/${view.client_id}`}>{say(view.client_name)}</Link>,
					},
					{ label: t`Standard`, value: view.against.standard },
					{ label: t`Lodged on`, value: <DateText value={view.lodged_on} /> },
					{ label: t`Lodged by`, value: view.lodged_by },
					{ label: t`Grounds`, value: <p className={css.says}>{view.grounds}</p>, wide: true },
				]}
			/>
		</Card>
	);
}

function Examination({ view }: { view: AppealView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { due } = view;
	const day = (value?: string) => (value ? <DateText value={value} /> : (false as const));
	const long = (label: string, value?: string) => ({
		label,
		value: value ? <p className={css.says}>{value}</p> : (false as const),
		wide: true,
	});
	return (
		<Card title={t`Examination`}>
			<Facts
				items={[
					{ label: t`Panel`, value: view.panel.map((p) => p.name).join(", ") || t`Nobody yet` },
					{ label: t`Acknowledge by`, value: day(due.acknowledge_by) },
					{ label: t`Word on the progress by`, value: day(due.progress_by) },
					{ label: t`Outcome by`, value: day(due.outcome_by) },
					long(t`Reasons of the panel`, view.reasons),
					long(t`What follows`, view.follows),
					{
						label: t`Decided anew`,
						value: view.new ? (
							<>
								<Link to={`/b/${body}/decisions/${view.new.id}`}>
									{say(view.new.name)} · {say(view.new.state_name)}
								</Link>
								{view.new.on && (
									<div>
										<DateText value={view.new.on} />
									</div>
								)}
							</>
						) : (
							false
						),
					},
					long(t`Outcome, as told`, view.told),
				]}
			/>
		</Card>
	);
}
