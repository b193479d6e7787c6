import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { answerBody } from "@/gen/sdk.gen";
import type { ApplicationQuestion, ApplicationView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import css from "./Questions.module.css";

interface Props {
	application: ApplicationView;
	reader: "client" | "body";
}

/** Questions and answers, the open ones first; the client answers in place. */
export function Questions({ application, reader }: Props) {
	const { t } = useLingui();
	const { questions } = application;
	if (questions.length === 0) return null;
	const sorted = [...questions].sort((a, b) => Number(!!a.answer) - Number(!!b.answer));
	return (
		<Card title={t`Questions on the application`}>
			<Stack gap="wide">
				{sorted.map((question) => (
					<Question key={question.number} question={question} application={application} reader={reader} />
				))}
			</Stack>
		</Card>
	);
}

function Question({ question, application, reader }: Props & { question: ApplicationQuestion }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const due = date(question.due);
	return (
		<section className={css.question}>
			<p className="quiet small">
				{question.asked_name} · <DateText value={question.asked_on} />
				{!question.answer && ` · ${t`answer by ${due}`}`}
			</p>
			<p className={css.text}>{question.text}</p>
			{question.answer ? (
				<blockquote className={css.answer}>
					<p>{question.answer}</p>
					<p className="quiet small">
						{question.answered_by} · <DateText value={question.answered_on} />
					</p>
				</blockquote>
			) : (
				reader === "client" && <AnswerForm question={question} application={application} />
			)}
		</section>
	);
}

function AnswerForm({
	question,
	application,
}: {
	question: ApplicationQuestion;
	application: ApplicationView;
}) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((values: { answer: string }) =>
		answerBody({
			path: { body, application: application.id, number: question.number },
			headers: { "If-Match": ifMatch(application.version) },
			body: { answer: values.answer ?? "" },
		}),
	);
	return (
		<Form<{ answer: string }> onSubmit={send} submit={t`Send the answer`}>
			<TextAreaField name="answer" label={t`Your answer`} required />
		</Form>
	);
}
