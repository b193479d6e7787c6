import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { DateText } from "@/components/Text";
import type { DecisionPiece, ReviewView, RoundView } from "@/gen/types.gen";
import { useLanguage } from "@/lib/preferences";
import { useSay } from "@/lib/text";
import css from "./review.module.css";

/** Each round with what changed in the file since it was sent to the audit team. */
export function Rounds({ view }: { view: ReviewView }) {
	return view.rounds.map((r) => <Round key={r.number} round={r} />);
}

function Round({ round: r }: { round: RoundView }) {
	const { t } = useLingui();
	const say = useSay();
	const language = useLanguage();
	const number = r.number;
	const recalled = r.recalled;
	const reports = r.reopened.join(", ");
	return (
		<Card
			title={t`Round ${number}: what changed`}
			aside={
				<>
					<DateText value={r.sent_on} /> – {r.back_on ? <DateText value={r.back_on} /> : t`still out`}
				</>
			}
		>
			<Stack gap="tight">
				{r.note && <p className={css.says}>{r.note}</p>}
				{recalled && <p>{t`Taken back from the audit team: ${recalled}`}</p>}
				{reports && <p className="quiet">{t`Reports given back to be corrected: ${reports}`}</p>}
				{r.changes.length === 0 && <p>{t`Nothing in the file changed.`}</p>}
				{r.changes.map((c) => (
					<section key={`${c.part} ${c.field}`} aria-label={say(c.title)}>
						<h3 className={css.change}>{say(c.title)}</h3>
						<p className={css.says}>
							<Pieces pieces={language === "zh-CN" ? c.zh : c.en} />
						</p>
					</section>
				))}
			</Stack>
		</Card>
	);
}

/** Words that went are struck out, those that came are underlined; neither by colour alone. */
function Pieces({ pieces }: { pieces: DecisionPiece[] }) {
	return pieces.map((p, index) => {
		const key = `${index} ${p.kind}`;
		if (p.kind === "gone") return <del key={key}>{p.says}</del>;
		if (p.kind === "new") return <ins key={key}>{p.says}</ins>;
		return <span key={key}>{p.says}</span>;
	});
}
