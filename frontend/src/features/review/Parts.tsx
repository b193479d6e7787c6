import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { CheckField, SelectField, TextAreaField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import { DateTime } from "@/components/Text";
import { answerReview, commentReview, dropComment } from "@/gen";
import type { DecisionFile, DecisionPart, DecisionRemark, ReviewComment, ReviewView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import css from "./review.module.css";
import { useMayDo } from "./words";

/** The file in its parts, each line with what the reviewer says about it. */
export function Parts({ view }: { view: ReviewView }) {
	return view.parts.map((p) => <PartCard key={p.key} view={view} part={p} />);
}

function PartCard({ view, part }: { view: ReviewView; part: DecisionPart }) {
	const { t } = useLingui();
	const say = useSay();
	const files = part.files ?? [];
	const about = (field?: string) =>
		view.remarks.filter((r) => r.part === part.key && (r.field ?? "") === (field ?? ""));
	return (
		<Card title={say(part.title)} aside={<Comment view={view} part={part} />}>
			<div className={css.line}>
				<Remarks view={view} remarks={about()} />
				<Facts
					columns={1}
					items={[
						...part.fields.map((f) => ({
							label: say(f.name),
							value: (
								<div className={css.line}>
									<div className={css.says}>{say(f.says)}</div>
									<Remarks view={view} remarks={about(f.key)} />
								</div>
							),
						})),
						{ label: t`Files`, value: files.length > 0 && <Files files={files} /> },
					]}
				/>
			</div>
		</Card>
	);
}

/** The files that belong to what the part says; one that takes the place of another is a change of the file. */
function Files({ files }: { files: DecisionFile[] }) {
	const body = useBody();
	return (
		<div className={css.says}>
			{files.map((f) => (
				<div key={f.id} className={css.file}>
					<a href={`/api/v1/b/${body}/documents/${f.id}/content`}>{f.name}</a>
				</div>
			))}
		</div>
	);
}

/** What the reviewer writes about a part, or about one line of it. */
function Comment({ view, part }: { view: ReviewView; part: DecisionPart }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const may = useMayDo(view);
	const [open, setOpen] = useState(false);
	const send = useSend((values: ReviewComment) =>
		commentReview({
			path: { body, review: view.id },
			headers: { "If-Match": ifMatch(view.version) },
			body: { ...values, part: part.key },
		}),
	);
	const title = say(part.title);
	if (!may("comment")) return null;
	return (
		<>
			<Button size="small" onClick={() => setOpen(true)} label={t`Comment on ${title}`}>{t`Comment`}</Button>
			<Dialog open={open} onClose={() => setOpen(false)} title={title}>
				<Form<ReviewComment>
					initial={{ asks: true }}
					onSubmit={async (values) => {
						await send(values);
						setOpen(false);
					}}
					submit={t`Add the comment`}
				>
					<FieldChoice part={part} />
					<TextAreaField name="says" label={t`Comment`} required maxLength={4000} />
					<CheckField name="asks" label={t`The audit team answers this`} />
				</Form>
			</Dialog>
		</>
	);
}

function FieldChoice({ part }: { part: DecisionPart }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<SelectField
			name="field"
			label={t`Concerns`}
			placeholder={t`the part as a whole`}
			options={part.fields.map((f) => ({ value: f.key, label: say(f.name) }))}
		/>
	);
}

function Remarks({ view, remarks }: { view: ReviewView; remarks: DecisionRemark[] }) {
	return remarks.map((r) => <RemarkShown key={r.number} view={view} remark={r} />);
}

function RemarkShown({ view, remark: r }: { view: ReviewView; remark: DecisionRemark }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMayDo(view);
	const drop = useAct(() =>
		dropComment({
			path: { body, review: view.id, number: r.number },
			headers: { "If-Match": ifMatch(view.version) },
		}),
	);
	const { number, round } = r;
	const now = round === view.round;
	return (
		<div className={css.remark}>
			<div className="quiet">
				{r.asks ? t`Question ${number}, round ${round}` : t`Comment ${number}, round ${round}`}, {r.by},{" "}
				<DateTime value={r.at} />
			</div>
			<div className={css.says}>{r.says}</div>
			{r.answer && (
				<>
					<div className="quiet">
						{t`Answer`}, {r.answered_by}, <DateTime value={r.answered_at} />
					</div>
					<div className={css.says}>{r.answer}</div>
				</>
			)}
			{now && may("drop") && (
				<Row>
					<Button size="small" kind="text" onClick={drop.run} busy={drop.busy}>{t`Take back`}</Button>
				</Row>
			)}
			<ProblemNote error={drop.error} />
			{now && r.asks && may("answer") && <Answer view={view} remark={r} />}
		</div>
	);
}

function Answer({ view, remark: r }: { view: ReviewView; remark: DecisionRemark }) {
	const { t } = useLingui();
	const number = r.number;
	const body = useBody();
	const send = useSend((values: { answer: string }) =>
		answerReview({
			path: { body, review: view.id, number: r.number },
			headers: { "If-Match": ifMatch(view.version) },
			body: values,
		}),
	);
	return (
		<Form<{ answer: string }>
			initial={{ answer: r.answer ?? "" }}
			onSubmit={send}
			submit={r.answer ? t`Change the answer` : t`Answer`}
		>
			<TextAreaField name="answer" label={t`Answer to question ${number}`} required maxLength={4000} />
		</Form>
	);
}
