import { useLingui } from "@lingui/react/macro";
import type { Kind } from "./layout";
import css from "./Planner.module.css";

export function useKindNames(): Record<Kind, string> {
	const { t } = useLingui();
	return {
		stage1: t`Stage 1`,
		stage2: t`Stage 2`,
		surveillance: t`Surveillance`,
		recertification: t`Recertification`,
		follow_up: t`Follow-up`,
		special: t`Special audit`,
		leave: t`Leave`,
	};
}

/** What the colours mean; beside the page's heading. */
export function PlannerLegend() {
	const { t } = useLingui();
	const names = useKindNames();
	return (
		<ul className={css.legend}>
			{(Object.keys(names) as Kind[]).map((kind) => (
				<li key={kind}>
					<i className={`${css.swatch} ${css[kind]}`} /> {names[kind]}
				</li>
			))}
			<li>
				<i className={`${css.swatch} ${css.tentative} ${css.stage1}`} /> {t`not confirmed`}
			</li>
		</ul>
	);
}
