import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { FieldRow, Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { DownloadIcon } from "@/components/icons";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { importTable } from "@/gen";
import type { ImportKind, IntakeProblem, IntakeReport } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useLanguage } from "@/lib/preferences";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useSay } from "@/lib/text";

interface Props {
	kind: ImportKind;
	file: { name: string; content: string };
	report: IntakeReport;
	busy: boolean;
	onMap: (mapping: string[]) => void;
}

/** What a file would bring, what its columns are taken for, and what keeps it out. */
export function Rehearsed({ kind, file, report, busy, onMap }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const [key] = useState(newKey);
	const [done, setDone] = useState(false);
	const table = { file: file.content, mapping: report.mapping };
	const keep = useAct(
		() => importTable({ path: { body, kind: kind.kind }, headers: { "Idempotency-Key": key }, body: table }),
		() => setDone(true),
	);
	const next = {
		clients: { path: "clients", label: t`To the clients` },
		sites: { path: "clients", label: t`To the clients` },
		people: { path: "people", label: t`To the people` },
		certificates: { path: "certificates", label: t`To the certificates` },
	}[kind.kind];
	if (done)
		return (
			<Notice
				kind="good"
				title={t`Imported: ${plural(report.creates, { one: "# row", other: "# rows" })} of ${file.name}`}
				action={<Button to={`/b/${body}/${next.path}`}>{next.label}</Button>}
			/>
		);
	return (
		<>
			<Mapping key={report.mapping.join()} kind={kind} report={report} busy={busy} onMap={onMap} />
			<Card title={t`Dry run of ${file.name}`}>
				<Stack>
					<Notice
						kind={report.errors > 0 ? "warning" : "good"}
						title={
							report.errors > 0
								? t`${plural(report.errors, { one: "# error keeps", other: "# errors keep" })} the file out. Nothing has been imported.`
								: t`Ready: ${plural(report.creates, { one: "# row", other: "# rows" })} would be imported.`
						}
					/>
					{report.problems.length > 0 && <Problems kind={kind} report={report} table={table} />}
					{keep.error !== undefined && <ProblemNote error={keep.error} />}
					{report.errors === 0 && (
						<Row>
							<Button kind="primary" onClick={keep.run} busy={keep.busy}>{t`Import everything`}</Button>
						</Row>
					)}
				</Stack>
			</Card>
		</>
	);
}

function Mapping({ kind, report, busy, onMap }: Pick<Props, "kind" | "report" | "busy" | "onMap">) {
	const { t } = useLingui();
	const say = useSay();
	const options = [
		{ value: "", label: t`Not imported` },
		...kind.columns.map((c) => ({ value: c.key, label: say(c.title) })),
	];
	return (
		<Card title={t`What the columns mean`}>
			<Form<{ mapping: string[] }>
				initial={{ mapping: report.mapping }}
				onSubmit={({ mapping }) => Promise.resolve(onMap(mapping ?? report.mapping))}
				submit={busy ? t`Checking` : t`Check again`}
			>
				<FieldRow>
					{report.headings.map((heading, i) => (
						<SelectField
							// biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file have a fixed order
							key={i}
							name={["mapping", i]}
							label={heading || t`Column ${i + 1}`}
							options={options}
						/>
					))}
				</FieldRow>
			</Form>
		</Card>
	);
}

const perPage = 50;

function Problems({
	kind,
	report,
	table,
}: Pick<Props, "kind" | "report"> & { table: { file: string; mapping: string[] } }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const language = useLanguage();
	const [page, setPage] = useState(0);
	const shown = report.problems.slice(page * perPage, (page + 1) * perPage);
	const all = report.errors + report.warnings;
	const download = useAct(async () => {
		const address = `/api/v1/b/${body}/imports/${kind.kind}/problems?lang=${language}`;
		const answer = await fetch(address, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify(table),
		});
		if (!answer.ok) throw await answer.json();
		save(await answer.blob(), "problems.csv");
	});
	const last = page * perPage + shown.length;
	return (
		<>
			<PlainTable
				label={t`Problems by row`}
				head={[{ title: t`Row` }, { title: t`Column` }, { title: t`Value` }, { title: t`Problem` }]}
				rows={shown.map((p: IntakeProblem, i) => ({
					key: `${p.row} ${i}`,
					cells: [
						p.row,
						say(p.column) || "–",
						p.value || "–",
						p.warning ? t`Warning: ${say(p.says)}` : say(p.says),
					],
				}))}
			/>
			<p className="quiet">{t`${page * perPage + 1} to ${last} of ${all}; the first ${report.problems.length} are shown here, the file holds all.`}</p>
			<Row>
				<Button onClick={() => setPage(page - 1)} disabled={page === 0}>{t`Previous`}</Button>
				<Button onClick={() => setPage(page + 1)} disabled={last >= report.problems.length}>{t`Next`}</Button>
				<Button
					icon={<DownloadIcon />}
					onClick={download.run}
					busy={download.busy}
				>{t`All problems as CSV`}</Button>
			</Row>
			{download.error !== undefined && <ProblemNote error={download.error} />}
		</>
	);
}

function save(content: Blob, name: string) {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
