import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DateText, Say } from "@/components/Text";
import type { SubsidyView, TextText } from "@/gen";
import { countryName } from "@/lib/countries";
import { useFormats } from "@/lib/format";
import { useLanguage } from "@/lib/preferences";
import { useAmount } from "./useAmount";
import { usePaymentNames } from "./words";

interface Props {
	subsidy: SubsidyView;
}

/** From when until when; one of the two may be open. */
function Days({ from, to }: { from?: string; to?: string }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const [first, last] = [date(from), date(to)];
	if (first && last) return <>{t`${first} to ${last}`}</>;
	if (first) return <>{t`from ${first}`}</>;
	return <>{last ? t`until ${last}` : t`no limit known`}</>;
}

const said = (text: TextText) => (text.en || text.zh ? <Say text={text} /> : undefined);

/** What it pays for which standards, and when. */
export function Amounts({ subsidy: s }: Props) {
	const { t } = useLingui();
	const { money } = useFormats();
	const names = usePaymentNames();
	const amount = useAmount();
	return (
		<Card title={t`What it pays`}>
			<Facts
				items={[
					{ label: t`Standards`, value: s.standards.join(", ") },
					{ label: t`The amount is`, value: names[s.payment] },
					...(s.payment === "tier" ? (s.steps ?? []) : [{ ...s, standard: t`Amount` }]).map((step) => ({
						label: step.standard,
						value: amount(step, s.currency) || "–",
					})),
					{
						label: t`Most for one organisation in a year`,
						value: s.year_cap ? money(s.year_cap, s.currency) : undefined,
					},
					{ label: t`Validity`, value: <Days from={s.valid_from} to={s.valid_to} /> },
					{ label: t`Applications are taken`, value: <Days from={s.window_from} to={s.window_to} /> },
				]}
			/>
		</Card>
	);
}

/** What the product matches, and what the client checks itself. */
export function Conditions({ subsidy: s }: Props) {
	const { t } = useLingui();
	const language = useLanguage();
	const yes = (on?: boolean) => (on ? t`yes` : t`no`);
	return (
		<Card title={t`Conditions`}>
			<Facts
				items={[
					{
						label: t`Place of registration`,
						value: [countryName(s.country, language), s.region_code].filter(Boolean).join(" · "),
					},
					{ label: t`First certification only`, value: yes(s.first_time_only) },
					{ label: t`Day of the certificate`, value: <Days from={s.certified_from} to={s.certified_to} /> },
					{ label: t`Accreditation mark required`, value: yes(s.mark_required) },
					{ label: t`Days to apply after the certificate`, value: s.apply_within_days },
					{ label: t`Years registered there, at least`, value: s.min_years_registered },
					{ label: t`Trades`, value: said(s.industries), wide: true },
					{ label: t`Credit standing`, value: said(s.credit_conditions), wide: true },
					{ label: t`Together with other programmes`, value: said(s.stack_rule), wide: true },
					{ label: t`Who pays`, value: said(s.payer_split), wide: true },
					{ label: t`Evidence to hand in`, value: said(s.evidence), wide: true },
				]}
			/>
		</Card>
	);
}

/** The source, and who read it last. */
export function Origin({ subsidy: s }: Props) {
	const { t } = useLingui();
	const sources: Record<string, string> = {
		seen: t`The text of the programme was read once`,
		weak: t`Reported by others only`,
	};
	return (
		<Card title={t`Where it is published`}>
			<Facts
				items={[
					{ label: t`Number of the policy`, value: s.policy_no },
					{
						label: t`Address of the source`,
						value: s.url && (
							<a href={s.url} target="_blank" rel="noreferrer">
								{s.url}
							</a>
						),
						wide: true,
					},
					{ label: t`Last verified`, value: s.verified_on && <DateText value={s.verified_on} /> },
					{ label: t`Verified by`, value: s.verified_by },
					{ label: t`Delivered with the product`, value: s.delivered ? sources[s.source ?? ""] : false },
				]}
			/>
		</Card>
	);
}
