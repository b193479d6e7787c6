import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { ChecksField, RadioField, SelectField, TextAreaField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import { assignReview, closeReview, handInReview, recallReview, reopenReview, returnReview } from "@/gen";
import type { ReviewReturn, ReviewView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";

/** What the reader can do with the review as a whole. */
export function Verbs({ view }: { view: ReviewView }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<string>();
	const target = { path: { body, review: view.id }, headers: { "If-Match": ifMatch(view.version) } };
	const handIn = useAct(() => handInReview(target));
	const again = useAct(() => reopenReview(target));
	const sent = async (change: Promise<unknown>) => {
		await change;
		setOpen(undefined);
	};
	const close = useSend((v: { recommends: string; conclusion?: string }) =>
		closeReview({ ...target, body: { recommends: v.recommends === "yes", conclusion: v.conclusion } }),
	);
	const back = useSend((v: ReviewReturn) => returnReview({ ...target, body: v }));
	const assign = useSend((v: { reviewer: string }) => assignReview({ ...target, body: v }));
	const recall = useSend((v: { reason: string }) => recallReview({ ...target, body: v }));
	const dialog = { onClose: () => setOpen(undefined) };
	return (
		<>
			<Actions
				actions={view.actions}
				verbs={{
					close: { label: t`Close the review`, run: () => setOpen("close"), kind: "primary" },
					send_back: { label: t`Send back to the audit team`, run: () => setOpen("back") },
					hand_in: {
						label: t`Give back to the reviewer`,
						run: handIn.run,
						busy: handIn.busy,
						kind: "primary",
					},
					recall: { label: t`Take the file back`, run: () => setOpen("recall") },
					reopen: { label: t`Take the review up again`, run: again.run, busy: again.busy },
					assign: { label: t`Another reviewer`, run: () => setOpen("assign") },
				}}
			/>
			<ProblemNote error={handIn.error ?? again.error} />
			<Dialog open={open === "close"} title={t`Close the review`} {...dialog}>
				<Form<{ recommends: string; conclusion?: string }>
					onSubmit={(v) => sent(close(v))}
					submit={t`Close the review`}
				>
					<RadioField
						name="recommends"
						label={t`Recommendation`}
						required
						options={[
							{ value: "yes", label: t`The decision is recommended` },
							{ value: "no", label: t`The decision is not recommended`, help: t`Say why below.` },
						]}
					/>
					<TextAreaField name="conclusion" label={t`Conclusion`} maxLength={4000} />
				</Form>
			</Dialog>
			<Dialog open={open === "back"} title={t`Send back to the audit team`} {...dialog}>
				<Form<ReviewReturn> onSubmit={(v) => sent(back(v))} submit={t`Send back`}>
					<TextAreaField
						name="note"
						label={t`Note to the audit team`}
						help={t`The team gets every question of this round and answers each.`}
						maxLength={4000}
					/>
					{view.reports.length > 0 && <Reports view={view} />}
				</Form>
			</Dialog>
			<Dialog open={open === "recall"} title={t`Take the file back`} {...dialog}>
				<Form<{ reason: string }> onSubmit={(v) => sent(recall(v))} submit={t`Take the file back`}>
					<TextAreaField
						name="reason"
						label={t`Reason`}
						help={t`The questions of this round stay as they are, with or without an answer.`}
						maxLength={2000}
						required
					/>
				</Form>
			</Dialog>
			<Dialog open={open === "assign"} title={t`Another reviewer`} {...dialog}>
				<Form<{ reviewer: string }> onSubmit={(v) => sent(assign(v))} submit={t`Give the review`}>
					<Reviewers view={view} />
				</Form>
			</Dialog>
		</>
	);
}

function Reports({ view }: { view: ReviewView }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<ChecksField
			name="reopen"
			label={t`Reports to be corrected`}
			help={t`The team can write in these again, issues them anew and concludes.`}
			options={view.reports.map((r) => ({ value: r.id, label: `${r.reference} · ${say(r.title)}` }))}
		/>
	);
}

function Reviewers({ view }: { view: ReviewView }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<SelectField
			name="reviewer"
			label={t`Technical reviewer`}
			required
			options={view.reviewers.map((r) => ({
				value: r.id,
				label: r.why ? `${r.name} – ${say(r.why)}` : r.name,
				disabled: Boolean(r.why),
			}))}
		/>
	);
}
