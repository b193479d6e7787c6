import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { Link } from "@/components/Link";
import { DateText } from "@/components/Text";
import { beginTechnicalReview } from "@/gen";
import type { DecisionView } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";

/** The technical review of the file: how it stands, or who is to do it. */
export function ReviewCard({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const r = view.review;
	if (!r) return view.reviewable ? <Begin view={view} /> : null;
	return (
		<Card
			title={t`Technical review`}
			aside={<Link to={`/b/${body}/reviews/${r.id}`}>{t`Open the review`}</Link>}
		>
			<Facts
				items={[
					{ label: t`Technical reviewer`, value: r.reviewer_name },
					{ label: t`Status`, value: say(r.state_name) },
					...(r.state === "closed"
						? [
								{
									label: t`Recommendation`,
									value: r.recommends ? t`recommends the decision` : t`does not recommend the decision`,
								},
								{ label: t`Closed on`, value: <DateText value={r.closed_on} /> },
							]
						: [{ label: t`Due`, value: <DateText value={r.due_on} /> }]),
				]}
			/>
		</Card>
	);
}

/** Gives the file to a reviewer; whoever decides may review it as well (D9). */
function Begin({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const navigate = useNavigate();
	const [key] = useState(newKey);
	const begin = useSend((values: { reviewer?: string }) =>
		beginTechnicalReview({
			path: { body, decision: view.id },
			headers: { "Idempotency-Key": key },
			body: values,
		}),
	);
	const send = async (values: { reviewer?: string }) => {
		const { data } = await begin(values);
		await navigate({ to: `/b/${body}/reviews/${data.id}` });
	};
	return (
		<Card title={t`Technical review`}>
			<Form<{ reviewer?: string }> onSubmit={send} submit={t`Begin the technical review`} unmarked>
				<SelectField
					name="reviewer"
					label={t`Technical reviewer`}
					placeholder={t`I review the file myself`}
					help={t`Comments on each part of the file, questions to the audit team, and what changes from round to round. Whoever reviews may also decide.`}
					options={view.deciders.map((d) => ({
						value: d.id,
						label: d.why ? `${d.name} – ${say(d.why)}` : d.name,
						disabled: Boolean(d.why),
					}))}
				/>
			</Form>
		</Card>
	);
}
