import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { getReviewOptions } from "@/gen/@tanstack/react-query.gen";
import type { ReviewView } from "@/gen/types.gen";
import { useBody, useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { Parts } from "./Parts";
import { Rounds } from "./Rounds";
import { Verbs } from "./Verbs";

/** A technical review: the file in parts with the comments on each, its rounds, and the conclusion. */
export default function ReviewPage() {
	const body = useBody();
	const query = useQuery(getReviewOptions({ path: { body, review: useParam("review") } }));
	return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}

function Shown({ view }: { view: ReviewView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const unanswered = view.remarks.filter((r) => r.asks && !r.answer).length;
	return (
		<>
			<PageHead
				title={t`Technical review`}
				sub={say(view.client_name)}
				status={
					<Status tone={view.mine ? "yours" : view.state === "closed" ? "good" : "going"}>
						{say(view.state_name)}
					</Status>
				}
				back={{ to: `/b/${body}/decisions/${view.decision_id}`, label: say(view.name) }}
				history={{ noun: "reviews", record: view.id }}
			/>
			<Stack>
				<NextAction reader="body" turn={view.turn} involved={view.mine} action={<Verbs view={view} />} />
				<Card title={t`The review`}>
					<Facts
						items={[
							{ label: t`Technical reviewer`, value: view.reviewer_name },
							{
								label: t`Assigned`,
								value: (
									<>
										<DateText value={view.assigned_on} />, {view.assigned_by}
									</>
								),
							},
							{
								label: t`Reviewers before`,
								value: view.earlier.length > 0 && <Before view={view} />,
							},
							{ label: t`Round`, value: view.round },
							{ label: t`Questions without an answer`, value: unanswered },
							...(view.state === "closed"
								? [
										{
											label: t`Recommendation`,
											value: view.recommends
												? t`recommends the decision`
												: t`does not recommend the decision`,
										},
										{ label: t`Closed on`, value: <DateText value={view.closed_on} /> },
										{ label: t`Conclusion`, value: view.conclusion, wide: true },
									]
								: []),
							...view.tested.map((c) => ({
								label: say(c.rule.says),
								value: (
									<>
										<Say text={c.why} />{" "}
										<span translate="no" className="quiet">
											{[c.rule.id, c.rule.clause].join(" · ")}
										</span>
									</>
								),
								wide: true,
							})),
						]}
					/>
				</Card>
				<Rounds view={view} />
				<Parts view={view} />
			</Stack>
		</>
	);
}

/** Who had the review before, and until when. */
function Before({ view }: { view: ReviewView }) {
	return view.earlier.map((e) => (
		<div key={`${e.id} ${e.until}`}>
			{e.name} (– <DateText value={e.until} />)
		</div>
	));
}
