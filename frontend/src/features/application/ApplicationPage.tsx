import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Columns, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { type Tab, Tabs } from "@/components/Tabs";
import { DateText, DateTime } from "@/components/Text";
import { getApplicationOptions } from "@/gen/@tanstack/react-query.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody, useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { ApplicationFacts } from "./ApplicationFacts";
import { EligibilityNote } from "./EligibilityNote";
import { LookUps } from "./LookUps";
import { MaterialsReview } from "./MaterialsReview";
import { OnPaper } from "./OnPaper";
import { Questions } from "./Questions";
import { ReviewForm } from "./ReviewForm";
import { ReviewVerbs } from "./ReviewVerbs";
import { displayed, toneOf, useKinds, useStates } from "./words";

interface Props {
	/** Further parts of the case: audit time and quotation, for instance. */
	more?: (application: ApplicationView) => Tab[];
	/** Beside the facts, below those of the application. */
	side?: (application: ApplicationView) => ReactNode;
	/** What the reviewer should know before anything else. */
	notices?: (application: ApplicationView) => ReactNode;
	/** The button of the next step after the review. */
	next?: (application: ApplicationView) => ReactNode;
}

/** One application as the body sees it: facts, rules, materials, questions and review. */
export function ApplicationCase({ more, side, notices, next }: Props) {
	const body = useBody();
	const id = useParam("application");
	const query = useQuery(getApplicationOptions({ path: { body, application: id } }));
	return (
		<Loaded query={query}>
			{(application) => (
				<>
					<Head application={application} />
					<Stack>
						{notices?.(application)}
						{application.taken_over ? (
							<OnPaper client={`/b/${body}/clients/${application.client_id}`} />
						) : (
							<>
								<NextAction
									reader="body"
									turn={application.turn}
									action={next?.(application) || <ReviewVerbs application={application} />}
								/>
								<Parts application={application} more={more} side={side} />
							</>
						)}
					</Stack>
				</>
			)}
		</Loaded>
	);
}

function Head({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const states = useStates();
	const kinds = useKinds();
	const { reference, kind, editions, state, turn } = application;
	return (
		<PageHead
			title={say(application.organisation.data.name)}
			sub={[reference, kinds[kind], displayed(editions)].filter(Boolean).join(" · ")}
			status={<Status tone={toneOf(state, turn.who, "body")}>{states[state]}</Status>}
			back={{ to: `/b/${body}/applications`, label: t`Applications` }}
			history={{ noun: "applications", record: application.id }}
		/>
	);
}

function Parts({ application, more, side }: Props & { application: ApplicationView }) {
	const { t } = useLingui();
	const { received, required } = application.count;
	return (
		<Tabs
			tabs={[
				{
					key: "facts",
					label: t`Application`,
					children: (
						<Columns
							main={<ApplicationFacts application={application} />}
							side={
								<>
									<Card title={t`Conditions for applying`}>
										<EligibilityNote eligibility={application.eligibility} />
									</Card>
									<Signed application={application} />
									{side?.(application)}
								</>
							}
						/>
					),
				},
				{
					key: "materials",
					label: `${t`Materials`} ${received}/${required}`,
					children: <MaterialsReview application={application} />,
				},
				...(more?.(application) ?? []),
				{
					key: "review",
					label: t`Review`,
					children: (
						<Stack>
							<Questions application={application} reader="body" />
							<LookUps application={application} />
							<ReviewForm application={application} />
						</Stack>
					),
				},
			]}
		/>
	);
}

function Signed({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const { number } = useFormats();
	const { signature, headcount, review } = application;
	const inScope = headcount.data.groups.reduce((sum, group) => sum + group.in_scope, 0);
	return (
		<Card title={t`At a glance`}>
			<Facts
				columns={1}
				items={[
					{ label: t`Persons in scope`, value: `${number(inScope)} / ${number(headcount.data.company)}` },
					{ label: t`Sites`, value: number(application.sites.data.list.length) },
					{
						label: t`Signed by`,
						value: signature && [signature.name, signature.position].filter(Boolean).join(", "),
					},
					{ label: t`Signed at`, value: signature && <DateTime value={signature.at} /> },
					{ label: t`Explanation of the applicant`, value: signature?.explanation },
					{ label: t`Reviewer`, value: review?.name },
					{ label: t`Review begun on`, value: review?.begun_on && <DateText value={review.begun_on} /> },
					{ label: t`Reason`, value: review?.reason || application.closed?.reason },
				]}
			/>
		</Card>
	);
}
