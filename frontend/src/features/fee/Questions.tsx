import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { DateTime } from "@/components/Text";
import { answerAboutQuotation, type QuotationView } from "@/gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

/** The client's questions with the body's answers; the body answers in place. */
export function Questions({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const may = useMay("quotation.write");
	const answer = useSend(({ text }: { text: string }) =>
		answerAboutQuotation({
			path: { body, quotation: q.id },
			headers: { "If-Match": ifMatch(q.version) },
			body: { text },
		}),
	);
	if (!q.questions || q.questions.length === 0) return null;
	return (
		<Card title={t`Questions`}>
			<Stack>
				{q.questions.map((question) => (
					<Notice key={question.at} kind="info" title={question.text}>
						<p className="quiet">
							{question.by} · <DateTime value={question.at} />
						</p>
						{question.answer && (
							<p>
								<strong>{question.answerer}:</strong> {question.answer}
							</p>
						)}
					</Notice>
				))}
				{may && q.state === "questioned" && (
					<Form<{ text: string }> onSubmit={answer} submit={t`Answer`}>
						<TextAreaField name="text" label={t`Your answer`} required maxLength={4000} />
					</Form>
				)}
			</Stack>
		</Card>
	);
}
