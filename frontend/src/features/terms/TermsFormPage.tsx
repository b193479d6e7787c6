import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { ChecksField, TextAreaField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { type AgreementTerms, previewTerms, publishTerms, type TermsBody, type TextText } from "@/gen";
import { listTermsOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import css from "./terms.module.css";

/** A new edition of the terms, begun from those in force: typed, read as a client reads it, published. */
export default function TermsFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listTermsOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`New terms of the agreement`}
				back={{ to: `/b/${body}/agreement-terms`, label: t`Terms of the agreement` }}
			/>
			<Loaded query={query}>{(terms) => <Edit terms={terms} />}</Loaded>
		</>
	);
}

interface Checked {
	edition: TermsBody;
	filled: TextText;
}

function Edit({ terms }: { terms: AgreementTerms }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const today = useToday();
	const [start] = useState<Partial<TermsBody>>(() => ({
		clauses: terms.editions.find((e) => e.standing === "in_force")?.clauses ?? terms.delivered,
	}));
	const [checked, setChecked] = useState<Checked>();
	const check = async (typed: TermsBody) => {
		const edition = asTyped(typed);
		const { data } = await previewTerms({ path: { body }, body: edition });
		setChecked({ edition, filled: data });
	};
	const duties = terms.duties.map((d) => ({
		value: d.id,
		label: say(d.says),
		help: d.clause && `ISO/IEC 17021-1:2015, ${d.clause}`,
	}));
	return (
		<Stack>
			<Card title={t`What is filled in`}>
				<Facts items={terms.placeholders.map((p) => ({ label: `{${p.name}}`, value: say(p.says) }))} />
			</Card>
			<Card>
				<Form<TermsBody>
					initial={start}
					onChange={() => setChecked(undefined)}
					onSubmit={check}
					submit={t`Check, and read with an example`}
				>
					<DateField
						name="valid_from"
						label={t`Valid from`}
						min={today}
						required
						help={t`Agreements accepted from this day on have these terms.`}
					/>
					<ListField
						name="clauses"
						add={t`Add a clause`}
						remove={(i) => t`Remove clause ${i + 1}`}
						title={(i) => t`Clause ${i + 1}`}
						fresh={() => ({ duties: [] })}
					>
						{(path) => (
							<>
								<BilingualField name={[...path, "heading"]} label={t`Heading`} needs={["en", "zh"]} />
								<BilingualField
									name={[...path, "text"]}
									label={t`Text of the clause`}
									needs={["en", "zh"]}
									long
								/>
								<ChecksField
									name={[...path, "duties"]}
									label={t`Duties that this clause covers`}
									options={duties}
								/>
							</>
						)}
					</ListField>
					<TextAreaField
						name="note"
						label={t`Note`}
						maxLength={2000}
						help={t`What changes and why; only for the body.`}
					/>
				</Form>
			</Card>
			{checked && <Publish checked={checked} />}
		</Stack>
	);
}

/** The edition as the API wants it: what was never touched is empty. */
function asTyped(typed: TermsBody): TermsBody {
	return {
		valid_from: typed.valid_from ?? "",
		note: typed.note || undefined,
		clauses: (typed.clauses ?? []).map((c) => ({
			heading: { en: c.heading?.en ?? "", zh: c.heading?.zh ?? "" },
			text: { en: c.text?.en ?? "", zh: c.text?.zh ?? "" },
			duties: c.duties ?? [],
		})),
	};
}

function Publish({ checked }: { checked: Checked }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const publish = useAct(
		() => publishTerms({ path: { body }, headers: { "Idempotency-Key": key }, body: checked.edition }),
		() => void go({ to: `/b/${body}/agreement-terms` }),
	);
	return (
		<Stack>
			<Notice
				kind="good"
				title={t`Every duty is covered. This is what a client would read.`}
				action={
					<Button kind="primary" onClick={publish.run} busy={publish.busy}>{t`Publish these terms`}</Button>
				}
			>
				<p>{t`Published terms never change; later ones take their place.`}</p>
			</Notice>
			<ProblemNote error={publish.error} />
			<Card title={t`In English`}>
				<p className={css.text} lang="en">
					{checked.filled.en}
				</p>
			</Card>
			<Card title={t`In Chinese`}>
				<p className={css.text} lang="zh-CN">
					{checked.filled.zh}
				</p>
			</Card>
		</Stack>
	);
}
