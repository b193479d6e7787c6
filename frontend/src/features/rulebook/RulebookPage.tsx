import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { findRulesOptions } from "@/gen/@tanstack/react-query.gen";
import type { FindRulesData, RulebookEntry } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

type Level = NonNullable<NonNullable<FindRulesData["query"]>["level"]>;

/** Every rule that the software computes, enforces, warns about or keeps records for, as an assessor asks. */
export default function RulebookPage() {
	const { t } = useLingui();
	const body = useBody();
	const columns = useColumns();
	const levels = useLevels();
	return (
		<>
			<PageHead
				title={t`Rulebook`}
				sub={t`Every rule that the software knows, with its source and the test that proves it`}
			/>
			<Card flush>
				<DataTable
					label={t`Rules`}
					query={({ q, filters }) =>
						findRulesOptions({ path: { body }, query: { q, level: filters.level as Level | undefined } })
					}
					columns={columns}
					rowKey={(rule) => rule.id}
					search={t`A word, a clause, an id or a source`}
					filters={[
						{
							key: "level",
							label: t`Level`,
							options: Object.entries(levels).map(([value, label]) => ({ value, label })),
						},
					]}
					empty={<Empty kind="nothing" title={t`There are no rules`} />}
				/>
			</Card>
		</>
	);
}

function useColumns(): Column<RulebookEntry>[] {
	const { t } = useLingui();
	const say = useSay();
	const levels = useLevels();
	const doubt: Record<string, string> = { check: t`to be verified`, open: t`contested` };
	return [
		{ key: "id", title: t`Rule`, whole: true, render: (rule) => rule.id },
		{ key: "says", title: t`What it says`, render: (rule) => say(rule.says) },
		{
			key: "source",
			title: t`Source`,
			render: (rule) => rule.source,
			sub: (rule) => [rule.clause, doubt[rule.confidence ?? ""]].filter(Boolean).join(" · "),
		},
		{ key: "level", title: t`Level`, whole: true, render: (rule) => levels[rule.level as Level] },
		{
			key: "test",
			title: t`Code and test`,
			wideOnly: true,
			render: (rule) => <code>{short(rule.file)}</code>,
			sub: (rule) => short(rule.test),
		},
	];
}

const short = (path: string) => path.replace("internal/domain/", "");

function useLevels(): Record<Level, string> {
	const { t } = useLingui();
	return {
		compute: t`Computes`,
		enforce: t`Enforces`,
		warn: t`Warns`,
		record: t`Keeps records`,
	};
}
