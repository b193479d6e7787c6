import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { PackChoice, PackDifference, PackRef, PackSaid } from "@/gen/types.gen";
import { useSay } from "@/lib/text";

type Unit = PackChoice["unit"];

/** A number of a limit with its unit: "6 months". */
export function useAmount() {
	const { t } = useLingui();
	return (n: number, unit: Unit): string =>
		({
			days: t`${plural(n, { one: "# day", other: "# days" })}`,
			workdays: t`${plural(n, { one: "# working day", other: "# working days" })}`,
			months: t`${plural(n, { one: "# month", other: "# months" })}`,
			count: String(n),
			percent: `${n} %`,
		})[unit];
}

export function useUnits(): Record<Unit, string | undefined> {
	const { t } = useLingui();
	return { days: t`days`, workdays: t`working days`, months: t`months`, count: undefined, percent: "%" };
}

export function useLayers(): Record<PackRef["layer"], string> {
	const { t } = useLingui();
	return {
		base: t`Base`,
		scheme: t`Scheme`,
		accreditation: t`Accreditation body`,
		country: t`Country`,
		body: t`This body`,
	};
}

/** The name of an edition: "China 2026". */
export function useEdition() {
	const say = useSay();
	return (ref: PackRef): string => `${say(ref.name)} ${ref.edition}`;
}

/** Where a number comes from: rule and clause or source or custom, and whether it is certain. */
export function useOrigin() {
	const { t } = useLingui();
	return (s: Pick<PackSaid, "rule" | "clause" | "source" | "custom" | "confidence">): string => {
		const doubt = { check: t`to be verified`, open: t`contested` }[s.confidence ?? ""];
		return [s.rule, s.source, s.clause, s.custom && t`custom of certification bodies`, doubt]
			.filter(Boolean)
			.join(" · ");
	};
}

export function useStandings(): Record<PackSaid["standing"], string> {
	const { t } = useLingui();
	return {
		sets: t`in force`,
		milder: t`not stricter`,
		replaced: t`replaced by a higher layer`,
		changed: t`default, replaced by this body`,
	};
}

export function useOutcomes(): Record<PackDifference["outcome"], string> {
	const { t } = useLingui();
	return {
		same: t`the same`,
		stricter: t`stricter`,
		looser: t`looser`,
		new: t`only in the second`,
		dropped: t`only in the first`,
		reworded: t`another source`,
	};
}
