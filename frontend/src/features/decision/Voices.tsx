import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateText, DateTime } from "@/components/Text";
import { disagreeWithDecision, recuseFromDecision, takeVoiceBack } from "@/gen";
import type { DecisionAsked, DecisionMotion, DecisionView, WhyIn } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { RestatedTable } from "./Correction";
import { outcomeOf, useVerbs } from "./words";

/** How many people take the decision: who has agreed, how many are missing, and whether there are enough. */
export function VoicesCard({ view, needs }: { view: DecisionView; needs: number }) {
	const { t } = useLingui();
	const { motion, able } = view;
	if (needs < 2) return null;
	const missing = needs - (motion?.voices.length ?? 0);
	return (
		<Card
			title={t`People who take this decision`}
			aside={motion ? t`${missing} of ${needs} still missing` : t`${needs} needed`}
		>
			<Stack>
				{motion ? (
					<Forward view={view} motion={motion} />
				) : (
					<p>{t`Whoever is first puts the decision forward with its reason; the others read the file and agree to it as it stands. Nothing follows before the last of them has agreed.`}</p>
				)}
				{able < missing && (
					<Notice kind="warning" title={t`Fewer people may still agree than are needed.`}>
						{t`An administrator gives another competent person the right to decide. Until something is put forward, the number itself can be changed in the settings.`}
					</Notice>
				)}
			</Stack>
		</Card>
	);
}

/** What is put forward, and who has agreed to it. */
function Forward({ view, motion }: { view: DecisionView; motion: DecisionMotion }) {
	const { t } = useLingui();
	const say = useSay();
	const verbs = useVerbs(Boolean(view.before));
	const ground = view.reasons.find((r) => r.code === motion.code);
	return (
		<>
			<Facts
				items={[
					{ label: t`Put forward`, value: verbs[outcomeOf(view.type, motion.refuses)] },
					...(ground ? [{ label: t`Ground`, value: say(ground.says) }] : []),
					...(motion.ends_on
						? [{ label: t`Last day of the suspension`, value: <DateText value={motion.ends_on} /> }]
						: []),
					...(motion.asked
						? [
								{
									label: t`Day of the client's written request`,
									value: <Request asked={motion.asked} />,
								},
							]
						: []),
					...(motion.less
						? [
								{ label: t`Scope that stays`, value: say(motion.less.scope), wide: true },
								{
									label: t`Sites that are certified no more`,
									value: (motion.less.dropped ?? [])
										.map((place) => say(view.certificate?.sites?.[place]?.name))
										.join("; "),
									wide: true,
								},
							]
						: []),
					...(motion.restated?.length
						? [{ label: t`As corrected`, value: <RestatedTable list={motion.restated} />, wide: true }]
						: []),
					{ label: t`Reason`, value: motion.reason, wide: true },
					...(motion.words ? [{ label: t`Added to the letter`, value: motion.words, wide: true }] : []),
				]}
			/>
			<VoicesTable motion={motion} />
		</>
	);
}

/** When the client asked, and where the letter is kept. */
export function Request({ asked }: { asked: DecisionAsked }) {
	return (
		<>
			<DateText value={asked.on} /> {asked.reference}
		</>
	);
}

function VoicesTable({ motion }: { motion: DecisionMotion }) {
	const { t } = useLingui();
	return (
		<PlainTable
			label={t`Voices`}
			head={[{ title: t`Voices` }, { title: t`At` }]}
			rows={motion.voices.map((v) => ({ key: v.by, cells: [v.by_name, <DateTime key="at" value={v.at} />] }))}
		/>
	);
}

/** What else a person may do than agree: disagree, take the own voice back, keep out. */
export function VoiceVerbs({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<"disagree" | "recuse">();
	const of = { path: { body, decision: view.id }, headers: { "If-Match": ifMatch(view.version) } };
	const back = useAct(() => takeVoiceBack(of));
	const disagree = useSend((values: WhyIn) => disagreeWithDecision({ ...of, body: values }));
	const recuse = useSend((values: WhyIn) => recuseFromDecision({ ...of, body: values }));
	const send = async (change: Promise<unknown>) => {
		await change;
		setOpen(undefined);
	};
	const close = () => setOpen(undefined);
	const offered = view.actions.filter(
		(a) => a.allowed && ["disagree", "take_back", "recuse"].includes(a.name),
	);
	if (offered.length === 0) return null;
	return (
		<>
			<Actions
				actions={offered}
				verbs={{
					disagree: { label: t`Disagree and send it back`, run: () => setOpen("disagree") },
					take_back: { label: t`Take my voice back`, run: back.run, busy: back.busy },
					recuse: { label: t`Keep out of this decision`, run: () => setOpen("recuse") },
				}}
			/>
			<ProblemNote error={back.error} />
			<Dialog open={open === "disagree"} title={t`Disagree and send it back`} onClose={close}>
				<Form<WhyIn> onSubmit={(v) => send(disagree(v))} submit={t`Send it back`}>
					<TextAreaField
						name="reason"
						label={t`Why you disagree`}
						help={t`All who have agreed read it. Their voices fall and stay in the history; the decision lies prepared again.`}
						required
						maxLength={4000}
					/>
				</Form>
			</Dialog>
			<Dialog open={open === "recuse"} title={t`Keep out of this decision`} onClose={close}>
				<Form<WhyIn> onSubmit={(v) => send(recuse(v))} submit={t`Keep out`}>
					<TextAreaField
						name="reason"
						label={t`Why you keep out`}
						help={t`It stays in the file. You neither review nor decide this any more.`}
						required
						maxLength={4000}
					/>
				</Form>
			</Dialog>
		</>
	);
}

/** What came of earlier attempts: what was not followed, and who keeps out. */
export function Deliberations({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const verbs = useVerbs(Boolean(view.before));
	const recusals = view.recusals ?? [];
	const dropped = view.dropped ?? [];
	const taken = view.state === "taken" && view.motion && view.motion.needs > 1 ? view.motion : undefined;
	if (!taken && recusals.length === 0 && dropped.length === 0) return null;
	return (
		<Card title={t`Deliberations`}>
			<Stack>
				{taken && <VoicesTable motion={taken} />}
				{recusals.length > 0 && (
					<PlainTable
						label={t`Kept out`}
						head={[{ title: t`Kept out` }, { title: t`Since` }, { title: t`Reason` }]}
						rows={recusals.map((r) => ({
							key: r.by,
							cells: [r.by_name, <DateText key="on" value={r.on} />, r.reason],
						}))}
					/>
				)}
				{dropped.length > 0 && (
					<PlainTable
						label={t`Put forward and not followed`}
						head={[
							{ title: t`Put forward and not followed` },
							{ title: t`Had agreed` },
							{ title: t`Ended by` },
							{ title: t`Reason` },
						]}
						rows={dropped.map((d) => ({
							key: d.at,
							cells: [
								verbs[outcomeOf(view.type, d.refuses)] ?? "",
								d.voices.map((v) => v.by_name).join(", "),
								<span key="by">
									{d.by_name}, <DateTime value={d.at} />
								</span>,
								d.why || <Status key="why" tone="quiet">{t`taken back`}</Status>,
							],
						}))}
					/>
				)}
			</Stack>
		</Card>
	);
}
