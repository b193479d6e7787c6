import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { SheetView } from "@/components/SheetView";
import { DateTime } from "@/components/Text";
import {
	type AudittimeInput,
	type AudittimeRecord,
	type CalculationPreview,
	endorseCalculation,
	previewCalculation,
	saveCalculation,
} from "@/gen";
import { draftCalculationOptions, listCalculationsOptions } from "@/gen/@tanstack/react-query.gen";
import { ifMatch, newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay, useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { CalculationForm } from "./CalculationForm";

interface Props {
	application: string;
	/** What may be made of a kept calculation: quotations. */
	quote: (kept: AudittimeRecord) => ReactNode;
}

/** The audit time of an application: computed while it is typed, kept with every step. */
export function Calculation({ application, quote }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("quotation.write");
	const [again, setAgain] = useState(false);
	const list = useQuery(listCalculationsOptions({ path: { body, application } }));
	return (
		<Loaded query={list}>
			{({ items }) => {
				const kept = items.find((c) => c.state !== "superseded");
				if (kept && !again)
					return (
						<Kept
							kept={kept}
							count={items.length}
							quote={quote}
							onAgain={may ? () => setAgain(true) : undefined}
						/>
					);
				if (may)
					return <Compute application={application} start={kept?.input} onDone={() => setAgain(false)} />;
				return <Notice kind="info" title={t`The audit time has not been computed yet.`} />;
			}}
		</Loaded>
	);
}

interface KeptProps {
	kept: AudittimeRecord;
	count: number;
	quote: (kept: AudittimeRecord) => ReactNode;
	onAgain?: () => void;
}

function Kept({ kept, count, quote, onAgain }: KeptProps) {
	const { t } = useLingui();
	const by = kept.by;
	const earlier = count - 1;
	const set = kept.input.individual || (kept.input.standards ?? []).some((s) => s.set_days);
	const waits = !kept.endorsement && Boolean(set);
	return (
		<Stack>
			<Notice
				kind="good"
				title={t`Kept by ${by}`}
				action={onAgain && <Button onClick={onAgain}>{t`Compute again`}</Button>}
			>
				<p>
					<DateTime value={kept.at} />
					{earlier > 0 && ` · ${t`earlier calculations: ${earlier}`}`}
				</p>
			</Notice>
			{waits ? <Endorse kept={kept} /> : quote(kept)}
			<SheetView
				sheet={kept.sheet}
				approval={kept.approval}
				set={kept.endorsement && { ...(kept.endorsement.setter ?? kept), endorsement: kept.endorsement }}
			/>
		</Stack>
	);
}

/** Days that a person set wait for a second one; until then nothing is quoted by them. */
function Endorse({ kept }: { kept: AudittimeRecord }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("calculation.endorse");
	const own = useSession()?.identity.id === kept.by_id;
	const { by } = kept;
	const endorse = useAct(() =>
		endorseCalculation({
			path: { body, calculation: kept.id },
			headers: { "If-Match": ifMatch(kept.version) },
		}),
	);
	return (
		<Notice
			kind="warning"
			title={t`The days that ${by} set wait for a second person`}
			action={
				may &&
				!own && (
					<Button kind="primary" busy={endorse.busy} onClick={endorse.run}>
						{t`Endorse the days in my name`}
					</Button>
				)
			}
		>
			<p>
				{own
					? t`You set them: another reviewer or administrator has been told and endorses them. Nothing is quoted until then.`
					: t`Read the reason in the sheet. Nothing is quoted until the days are endorsed; if you do not agree, compute again.`}
			</p>
			{endorse.error !== undefined && <ProblemNote error={endorse.error} />}
		</Notice>
	);
}

interface ComputeProps {
	application: string;
	start?: AudittimeInput;
	onDone: () => void;
}

function Compute({ application, start, onDone }: ComputeProps) {
	const body = useBody();
	const draft = useQuery({ ...draftCalculationOptions({ path: { body, application } }), staleTime: 0 });
	return (
		<Loaded query={draft}>
			{(d) => (
				<Typing application={application} draft={d} start={matching(start, d) ?? d.input} onDone={onDone} />
			)}
		</Loaded>
	);
}

/** What was typed before is kept only while the application still has the same groups, sites and standards. */
function matching(
	before: AudittimeInput | undefined,
	{ input, apart }: CalculationPreview,
): AudittimeInput | undefined {
	const shape = (i: AudittimeInput | undefined) =>
		JSON.stringify([
			(i?.standards ?? []).map((s) => s.code),
			(i?.personnel ?? []).map((g) => [g.site, g.activity, g.headcount, g.minutes_a_day]),
			(i?.sites?.similar_groups ?? []).map((g) => g.places),
		]);
	return before && shape(before) === shape(before.sites ? apart : input) ? before : undefined;
}

interface TypingProps {
	application: string;
	draft: CalculationPreview;
	start: AudittimeInput;
	onDone: () => void;
}

function Typing({ application, draft, start, onDone }: TypingProps) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const [input, setInput] = useState(start);
	const [key] = useState(newKey);
	const shown = useDeferredValue(JSON.stringify(input));
	const preview = useQuery({
		queryKey: ["calculation-preview", body, application, shown],
		queryFn: async () =>
			(await previewCalculation({ path: { body, application }, body: JSON.parse(shown) as AudittimeInput }))
				.data,
		placeholderData: keepPreviousData,
		retry: false,
	});
	const save = useSend(async (values: AudittimeInput) => {
		await saveCalculation({ path: { body, application }, body: values, headers: { "Idempotency-Key": key } });
		onDone();
	});
	const refused = draft.refused ? say(draft.refused) : undefined;
	return (
		<Stack>
			{refused && (
				<Notice
					kind="warning"
					title={refused}
					action={<Button to={`/b/${body}/methods`}>{t`Methods and their approval`}</Button>}
				/>
			)}
			<Card title={t`Persons and factors`}>
				<CalculationForm start={start} draft={draft} why={refused} onChange={setInput} onSave={save} />
			</Card>
			{preview.error && !preview.data ? (
				<ProblemNote error={preview.error} />
			) : (
				<SheetView sheet={(preview.data ?? draft).sheet} approval={draft.approval} />
			)}
		</Stack>
	);
}
