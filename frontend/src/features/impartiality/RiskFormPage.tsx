import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Form } from "@/components/Form";
import { SelectField, TextAreaField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { changeRisk, enterRisk, type RiskTerms, type RiskView } from "@/gen";
import { getRiskOptions, listPeopleOptions } from "@/gen/@tanstack/react-query.gen";
import { ifMatch, newKey } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { choices, useLevelNames, useSourceNames } from "./words";

/** Enters a risk, or changes one. */
export default function RiskFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("risk", "");
	const back = `/b/${body}/impartiality`;
	return id ? (
		<Existing id={id} />
	) : (
		<>
			<PageHead title={t`Enter a risk`} back={{ to: back, label: t`Impartiality` }} />
			<RiskForm back={back} />
		</>
	);
}

function Existing({ id }: { id: string }) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getRiskOptions({ path: { body, risk: id } }));
	const back = `/b/${body}/impartiality/risks/${id}`;
	return (
		<Loaded query={query}>
			{(r) => (
				<>
					<PageHead title={t`Edit the risk`} back={{ to: back, label: r.title }} />
					<RiskForm was={r} back={back} />
				</>
			)}
		</Loaded>
	);
}

function RiskForm({ was, back }: { was?: RiskView; back: string }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const people = useQuery(listPeopleOptions({ path: { body }, query: { limit: 200 } }));
	const sources = useSourceNames();
	const levels = useLevelNames();
	const send = useSend((terms: RiskTerms) =>
		was
			? changeRisk({
					path: { body, risk: was.id },
					headers: { "If-Match": ifMatch(was.version) },
					body: terms,
				})
			: enterRisk({ path: { body }, headers: { "Idempotency-Key": key }, body: terms }),
	);
	return (
		<Card>
			<Loaded query={people}>
				{({ items }) => (
					<Form<RiskTerms>
						initial={was && termsOf(was)}
						onSubmit={async (values) => {
							const { data } = await send(values);
							await go({ to: `/b/${body}/impartiality/risks/${data.id}` });
						}}
						submit={t`Save`}
						aside={<Button kind="text" to={back}>{t`Cancel`}</Button>}
					>
						<TextField
							name="title"
							label={t({ message: "Risk", context: "risk" })}
							help={t`What could press on the impartiality of the body, in one sentence.`}
							maxLength={200}
							required
						/>
						<SelectField name="source" label={t`Where it comes from`} required options={choices(sources)} />
						<TextAreaField
							name="treatment"
							label={t`Treatment`}
							help={t`How the risk is removed or kept small.`}
							required
						/>
						<SelectField name="residual" label={t`Residual risk`} required options={choices(levels)} />
						<SelectField
							name="owner"
							label={t`Responsible`}
							required
							options={items.map((person) => ({ value: person.id, label: person.name }))}
						/>
						<DateField
							name="next_review"
							label={t`Next review`}
							help={t`Left empty, it is the latest day that the limits of the body allow.`}
						/>
					</Form>
				)}
			</Loaded>
		</Card>
	);
}

/** What the form shows of a risk. */
function termsOf({ title, source, treatment, residual, owner, next_review }: RiskView): RiskTerms {
	return { title, source, treatment, residual, owner, next_review };
}
