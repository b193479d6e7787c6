import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/lib/preferences";
import { grouped } from "./layout";
import css from "./Planner.module.css";

/** Months and days; stays in sight while the rows scroll. */
export function PlannerHead({ days, today }: { days: string[]; today?: string }) {
	const { t } = useLingui();
	const locale = useLanguage() === "zh-CN" ? "zh-CN" : "en-GB";
	const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
	const months = grouped(days, (day) => day.slice(0, 7));
	return (
		<header className={css.head}>
			<div className={css.corner}>{t`Person`}</div>
			<div className={css.months}>
				{[...months].map(([month, own]) => (
					<div key={month} style={{ width: `calc(var(--day) * ${own.length})` }}>
						{own.length > 3 && <span>{name.format(new Date(`${month}-01T12:00:00Z`))}</span>}
					</div>
				))}
			</div>
			<div className={css.days} aria-hidden="true">
				{days.map((day) => (
					<span key={day} className={day === today ? css.today : undefined}>
						{Number(day.slice(8))}
					</span>
				))}
			</div>
		</header>
	);
}
