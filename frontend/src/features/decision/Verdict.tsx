import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Stack } from "@/components/Card";
import { type Check, ConfirmPage } from "@/components/ConfirmPage";
import { DateField } from "@/components/DateField";
import { ChecksField, SelectField, TextAreaField, TextField } from "@/components/fields";
import { Say } from "@/components/Text";
import type { DecisionCheck, DecisionView, LettersView, Verdict as Values } from "@/gen/types.gen";
import { useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import { asCertified, Correction } from "./Correction";
import { CycleCard } from "./CycleCard";
import { Deciders, FileCards } from "./FileCards";
import { Letters } from "./Letters";
import { ReviewCard } from "./ReviewCard";
import { Deliberations, VoicesCard } from "./Voices";
import { useVerbs } from "./words";

interface Props {
	view: DecisionView;
	/** What else is known of the client. */
	beside: ReactNode;
	title: string;
	back: { to: string; label: string };
	/** The verb on the button and in the form; the type of the decision when left out. */
	as?: string;
	/** The letters that come of what is typed. */
	letters: (values: Values) => Promise<LettersView>;
	onConfirm: (values: Values) => Promise<unknown>;
}

/** The checks of the API as the page shows them: the rule's sentence, then how the file stands to it. */
export function useChecks(): (checks: DecisionCheck[]) => Check[] {
	const say = useSay();
	return (checks) =>
		checks.map((c) => ({
			key: c.rule.id,
			label: say(c.rule.says),
			passed: c.passed,
			warns: c.rule.level === "warn",
			why: (
				<>
					<Say text={c.why} />{" "}
					<span translate="no">{[c.rule.id, c.rule.source, c.rule.clause].join(" · ")}</span>
				</>
			),
		}));
}

/**
 * The page on which something is decided: file, checks with rules, who may, effect, and the verb. What another has put
 * forward is agreed to as it stands.
 */
export function Verdict({ view, beside, title, back, as = view.type, letters, onConfirm }: Props) {
	const { motion } = view;
	const { t } = useLingui();
	const say = useSay();
	const verbs = useVerbs(Boolean(view.before));
	const checks = useChecks();
	const take = view.actions.find((a) => a.name === (motion ? "agree" : "take"));
	const refusing = !motion && (as === "refuse" || as === "refuse_extension") && view.type !== as;
	const words = (of: string) => {
		if (motion) return t`Agree: ${of}`;
		return needs > 1 ? t`Put forward: ${of}` : of;
	};
	const noted = as === "grant" || as === "renew" || as === "extend";
	const own = view.checks.filter(
		(c) => !refusing || ["D1", "D2", "SM-131", "SM-132", "SM-151", "SM-168"].includes(c.rule.id),
	);
	const may = refusing ? own.every((c) => c.passed || c.rule.level === "warn") : take?.allowed;
	const needs = (refusing ? view.refusal_needs : view.needs) ?? 1;
	const verb = verbs[as] ?? t`Decide`;
	const initial: Values = {
		code: refusing ? undefined : view.code,
		reason: refusing ? undefined : say(view.draft),
		...(as === "reduce" && { less: view.certificate && { scope: view.certificate.scope } }),
		...(as === "suspend" && { ends_on: view.latest_end }),
		...(as === "reissue" && { corrected: asCertified(view) }),
	};
	const [typed, setTyped] = useState<Values>();
	return (
		<ConfirmPage<Values>
			title={title}
			sub={<Say text={view.client_name} />}
			back={back}
			evidence={
				<Stack>
					{beside}
					<VoicesCard view={view} needs={needs} />
					<Deliberations view={view} />
					<FileCards view={view} />
					<CycleCard view={view} />
					<ReviewCard view={view} />
					<Deciders view={view} />
				</Stack>
			}
			checks={checks(own)}
			effect={
				refusing ? (
					as === "refuse" ? (
						t`No certificate is issued. The client is told the reason and the right to appeal.`
					) : (
						t`The certificate stays as it is. The client is told the reason and the right to appeal.`
					)
				) : (
					<Say text={view.effect} />
				)
			}
			verb={words(verb)}
			danger={["refuse", "refuse_extension", "reduce", "suspend", "withdraw", "cancel"].includes(as)}
			why={may ? undefined : say(take?.why) || t`Your role does not include decisions.`}
			initial={initial}
			onChange={(values) => setTyped(sent(view, values))}
			onConfirm={(values) => onConfirm(sent(view, values))}
		>
			{!motion && <Grounds view={view} as={as} noted={noted} code={typed?.code} />}
			{as !== "monitor" && <Letters of={as} values={typed ?? initial} letters={letters} />}
		</ConfirmPage>
	);
}

/** What is typed as it is sent: sites are chosen by their number, and a correction names those that stay as they are too. */
function sent(view: DecisionView, { less, corrected, ...rest }: Values): Values {
	const now = asCertified(view);
	return {
		...rest,
		...(less && { less: { ...less, dropped: (less.dropped ?? []).map(Number) } }),
		...(rest.code === "misprint" && {
			corrected: {
				...now,
				...corrected,
				unchanged: corrected?.unchanged ?? false,
				sites: now.sites.map((site, place) => ({ ...site, ...corrected?.sites[place] })),
			},
		}),
	};
}

interface GroundsProps {
	view: DecisionView;
	as: string;
	noted: boolean;
	/** The ground that is chosen. */
	code?: string;
}

/** Ground, dates and reason, as the first person sets them. */
function Grounds({ view, as, noted, code }: GroundsProps) {
	const { t } = useLingui();
	const say = useSay();
	const today = useToday();
	const grounds = view.reasons.map((r) => ({ value: r.code, label: say(r.says) }));
	return (
		<>
			{grounds.length > 0 && <SelectField name="code" label={t`Ground`} options={grounds} required />}
			{as === "suspend" && (
				<DateField
					name="ends_on"
					label={t`Last day of the suspension`}
					help={t`At most six months. What is not resolved by then leads to withdrawal.`}
					max={view.latest_end}
					required
				/>
			)}
			{as === "cancel" && (
				<>
					<DateField
						name={["asked", "on"]}
						label={t`Day of the client's written request`}
						max={today}
						required
					/>
					<TextField name={["asked", "reference"]} label={t`Where the request is kept`} maxLength={200} />
				</>
			)}
			{as === "reduce" && <Reduced view={view} />}
			{as === "reissue" && code === "misprint" && <Correction view={view} />}
			<TextAreaField
				name="reason"
				label={noted ? t`Note to the file` : t`Reason`}
				help={noted ? undefined : t`The client reads it in the letter.`}
				required={!noted}
				maxLength={4000}
			/>
			{as !== "monitor" && (
				<TextAreaField
					name="words"
					label={t`Your words to the client`}
					help={t`A paragraph of the letter, in one language, as you write it. It is kept with the decision.`}
					maxLength={2000}
				/>
			)}
		</>
	);
}

/** What a reduction leaves: the scope in both languages, and the sites without those that are dropped. */
function Reduced({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const say = useSay();
	const sites = view.certificate?.sites ?? [];
	return (
		<>
			<BilingualField name={["less", "scope"]} label={t`Scope that stays`} long needs={["en", "zh"]} />
			{sites.length > 1 && (
				<ChecksField
					name={["less", "dropped"]}
					label={t`Sites that are certified no more`}
					options={sites.map((site, place) => ({
						value: String(place),
						label: [say(site.name), say(site.city)].filter(Boolean).join(", "),
					}))}
				/>
			)}
		</>
	);
}
