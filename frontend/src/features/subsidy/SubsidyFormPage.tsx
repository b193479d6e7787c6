import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { beginSubsidy, changeSubsidy, type SubsidyTerms, type SubsidyView } from "@/gen";
import { getSubsidyOptions } from "@/gen/@tanstack/react-query.gen";
import { ifMatch, newKey } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { AmountFields, ConditionFields, MatchFields, SourceFields } from "./SubsidyFields";
import { asTyped, fresh, termsOf } from "./terms";

/** Enters a programme, or changes one. */
export default function SubsidyFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("subsidy", "");
	return id ? (
		<Existing id={id} />
	) : (
		<>
			<PageHead title={t`New programme`} back={{ to: `/b/${body}/subsidies`, label: t`Subsidies` }} />
			<TermsForm initial={fresh} back={`/b/${body}/subsidies`} />
		</>
	);
}

function Existing({ id }: { id: string }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const query = useQuery(getSubsidyOptions({ path: { body, subsidy: id } }));
	const back = `/b/${body}/subsidies/${id}`;
	return (
		<Loaded query={query}>
			{(s) => (
				<>
					<PageHead
						title={t`Edit the programme`}
						sub={t`After a change it has to be verified again.`}
						back={{ to: back, label: say(s.title) }}
					/>
					<TermsForm initial={termsOf(s)} was={s} back={back} />
				</>
			)}
		</Loaded>
	);
}

interface Props {
	initial: Partial<SubsidyTerms>;
	was?: SubsidyView;
	back: string;
}

function TermsForm({ initial, was, back }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const [payment, setPayment] = useState(initial.payment);
	const send = useSend((terms: SubsidyTerms) =>
		was
			? changeSubsidy({
					path: { body, subsidy: was.id },
					headers: { "If-Match": ifMatch(was.version) },
					body: terms,
				})
			: beginSubsidy({ path: { body }, headers: { "Idempotency-Key": key }, body: terms }),
	);
	return (
		<Card>
			<Form<SubsidyTerms>
				initial={initial}
				onChange={(values) => setPayment(values.payment)}
				onSubmit={async (values) => {
					const { data } = await send(asTyped(values));
					await go({ to: `/b/${body}/subsidies/${data.id}` });
				}}
				submit={t`Save`}
				aside={<Button kind="text" to={back}>{t`Cancel`}</Button>}
			>
				<SourceFields />
				<AmountFields payment={payment} />
				<MatchFields />
				<ConditionFields />
			</Form>
		</Card>
	);
}
