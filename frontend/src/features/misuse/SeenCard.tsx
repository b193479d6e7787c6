import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { type Fact, Facts } from "@/components/Facts";
import { DateText } from "@/components/Text";
import type { MisuseForClient, MisuseView } from "@/gen/types.gen";
import { useSay } from "@/lib/text";
import type { Files } from "./files";
import css from "./misuse.module.css";
import { useNames } from "./words";

interface Props {
	seen: MisuseView | MisuseForClient;
	files: Files;
	rule?: MisuseView["rule"];
	more?: Fact[];
}

/** What was seen, where and when, with what shows it. */
export function SeenCard({ seen, files, rule, more = [] }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const all = useNames();
	const named = all.filter((n) => seen.names.includes(n.value)).map((n) => n.label);
	return (
		<Card
			title={t`The misuse`}
			aside={rule && <span translate="no">{[rule.id, rule.source, rule.clause].join(" · ")}</span>}
		>
			<Facts
				items={[
					...more,
					{ label: t`Kind of misuse`, value: say(seen.kind_name), wide: true },
					{
						label: t`What the statement names`,
						value: seen.kind === "statement" && (named.join(", ") || t`none of what it should`),
						wide: true,
					},
					{ label: t`What exactly`, value: <p className={css.says}>{seen.what}</p>, wide: true },
					{ label: t`Where`, value: <span className={css.says}>{seen.where}</span> },
					{ label: t`Seen on`, value: <DateText value={seen.seen_on} /> },
					{
						label: t`Pictures and documents`,
						value: seen.files.length > 0 && files.show(seen.files),
						wide: true,
					},
				]}
			/>
		</Card>
	);
}
