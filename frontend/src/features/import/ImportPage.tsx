import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { DownloadIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Tabs } from "@/components/Tabs";
import { UploadArea } from "@/components/Upload";
import { rehearseImport } from "@/gen";
import { listImportsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ImportKind, IntakeReport } from "@/gen/types.gen";
import { base64 } from "@/lib/base64";
import { useLanguage } from "@/lib/preferences";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useSay } from "@/lib/text";
import { Rehearsed } from "./Rehearsed";

/** Takes over what the body kept elsewhere: all of a file, or nothing of it. */
export default function ImportPage() {
	const { t } = useLingui();
	const say = useSay();
	const query = useQuery(listImportsOptions({ path: { body: useBody() } }));
	return (
		<>
			<PageHead
				title={t`Import`}
				sub={t`Takes over clients with their sites, people and certificates from Excel or CSV. Nothing is kept before a file is free of errors; then all of it.`}
			/>
			<Loaded query={query}>
				{({ items }) => (
					<Tabs
						name="kind"
						tabs={items.map((kind) => ({
							key: kind.kind,
							label: say(kind.name),
							children: <Take key={kind.kind} kind={kind} />,
						}))}
					/>
				)}
			</Loaded>
		</>
	);
}

function Take({ kind }: { kind: ImportKind }) {
	const { t } = useLingui();
	const body = useBody();
	const language = useLanguage();
	const [file, setFile] = useState<{ name: string; content: string }>();
	const [report, setReport] = useState<IntakeReport>();
	const rehearse = useAct(
		async (content: string, mapping?: string[]) =>
			(await rehearseImport({ path: { body, kind: kind.kind }, body: { file: content, mapping } })).data,
		setReport,
	);
	const take = async (chosen: File) => {
		const content = await base64(chosen);
		setFile({ name: chosen.name, content });
		rehearse.run(content);
	};
	const template = (format: string) =>
		`/api/v1/b/${body}/imports/${kind.kind}/template/${format}?lang=${language}`;
	return (
		<Stack>
			<Card
				title={t`File to import`}
				aside={
					<Row>
						<Button icon={<DownloadIcon />} href={template("xlsx")}>{t`Excel template`}</Button>
						<Button icon={<DownloadIcon />} href={template("csv")}>{t`CSV template`}</Button>
					</Row>
				}
			>
				<Stack>
					<UploadArea
						accept=".xlsx,.csv,.txt"
						label={t`Choose the file to import`}
						hint={t`Excel or CSV. The first row names the columns, in English or in Chinese; at most ${kind.most} rows are kept at once.`}
						onFiles={([chosen]) => {
							setReport(undefined);
							if (chosen) void take(chosen);
						}}
						disabled={rehearse.busy}
					/>
					<Columns kind={kind} />
				</Stack>
			</Card>
			{rehearse.error !== undefined && <ProblemNote error={rehearse.error} />}
			{file && report && (
				<Rehearsed
					kind={kind}
					file={file}
					report={report}
					busy={rehearse.busy}
					onMap={(mapping) => rehearse.run(file.content, mapping)}
				/>
			)}
		</Stack>
	);
}

function Columns({ kind }: { kind: ImportKind }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<details>
			<summary>{t`The columns`}</summary>
			<PlainTable
				label={t`The columns`}
				head={[{ title: t`Column` }, { title: t`Needed` }, { title: t`Meaning` }]}
				rows={kind.columns.map((c) => ({
					key: c.key,
					cells: [say(c.title), c.required ? t`yes` : t`no`, say(c.explains)],
				}))}
			/>
		</details>
	);
}
