import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { FieldRow, Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { UploadArea } from "@/components/Upload";
import {
	approveTable,
	type BodyActivity,
	type BodyBand,
	type BodyTable,
	enterTable,
	readTable,
	type TableRows,
} from "@/gen";
import { base64 } from "@/lib/base64";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

interface Props {
	/** The edition that they are for. */
	standard: string;
	tables: BodyTable[];
	/** It is a standard of the body's own. */
	own: boolean;
	/** Of the body. */
	version: number;
}

/** The body's own tables of a standard: the one in force, the one that waits, and the way to another. */
export function OwnTables({ standard, tables, own, version }: Props) {
	const { t } = useLingui();
	const may = useMay("method.approve");
	const [entering, setEntering] = useState(false);
	const waiting = tables.find((table) => !table.approval);
	const inForce = tables.findLast((table) => table.approval);
	const enter = may && <Button onClick={() => setEntering(true)}>{t`Enter a table`}</Button>;
	return (
		<Card title={t`The body's own table for ${standard}`} aside={tables.length > 0 && enter}>
			<Stack>
				{tables.length === 0 && (
					<Empty
						kind="nothing"
						title={t`No table of your own yet`}
						text={
							own
								? t`Enter a table or a build-up of activities from a spreadsheet. Until a named person has approved one, the days of each case are set by a person and endorsed by a second one.`
								: t`Buy ISO/IEC 20000-6, or build a table or a build-up of activities from your own practice, and enter it from a spreadsheet. Once a named person has approved it, quotations are no longer provisional.`
						}
						action={enter}
					/>
				)}
				{waiting && <Waiting table={waiting} version={version} may={may} />}
				{inForce && <InForce table={inForce} />}
			</Stack>
			<Dialog open={entering} onClose={() => setEntering(false)} title={t`Enter a table`} wide>
				<Enter standard={standard} version={version} onDone={() => setEntering(false)} />
			</Dialog>
		</Card>
	);
}

function InForce({ table }: { table: BodyTable }) {
	const { t } = useLingui();
	const { time } = useFormats();
	const name = table.approval?.name ?? "";
	const at = time(table.approval?.at);
	return (
		<Notice kind="good" title={t`In force: approved by ${name} on ${at}`}>
			<p>{table.approval?.statement}</p>
			<Rows table={table} />
		</Notice>
	);
}

function Waiting({ table, version, may }: { table: BodyTable; version: number; may: boolean }) {
	const { t } = useLingui();
	const body = useBody();
	const { time } = useFormats();
	const name = table.entered_by;
	const at = time(table.entered_at);
	const approve = useSend(({ statement }: { statement: string }) =>
		approveTable({
			path: { body },
			headers: { "If-Match": ifMatch(version) },
			body: { standard: table.standard, statement: statement ?? "" },
		}),
	);
	return (
		<Notice kind="warning" title={t`Waits for approval: entered by ${name} on ${at}`}>
			<Rows table={table} />
			{may && (
				<Form<{ statement: string }> onSubmit={approve} submit={t`Approve the table in my name`}>
					<TextAreaField name="statement" label={t`Why it suits this body`} required maxLength={2000} />
				</Form>
			)}
		</Notice>
	);
}

type Content = Pick<BodyTable, "bands" | "activities"> & Partial<BodyTable>;

/** The rows of a table or of a build-up, folded away. */
function Rows({ table }: { table: Content }) {
	const { t } = useLingui();
	const source = [table.source, table.clause].filter(Boolean).join(", ");
	const activities = table.activities ?? [];
	const count = activities.length || table.bands.length;
	return (
		<details>
			<summary>{[source, t`${count} rows`].filter(Boolean).join(" · ")}</summary>
			{activities.length > 0 ? <Activities rows={activities} /> : <Bands rows={table.bands} />}
		</details>
	);
}

function Bands({ rows }: { rows: BodyBand[] }) {
	const { t } = useLingui();
	const { number, days } = useFormats();
	return (
		<PlainTable
			label={t`Days by effective persons`}
			head={[{ title: t`Effective persons` }, { title: t`Days of an initial audit`, end: true }]}
			rows={rows.map((band) => ({
				key: String(band.from),
				cells: [`${number(band.from)} – ${number(band.to)}`, days(band.days)],
			}))}
		/>
	);
}

function Activities({ rows }: { rows: BodyActivity[] }) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = useFormats();
	const counts = ({ per, each }: BodyActivity) => {
		const persons = number(each);
		switch (per) {
			case "audit":
				return t`once`;
			case "site":
				return t`for each place`;
			case "persons":
				return t`for each ${persons} persons`;
		}
	};
	return (
		<PlainTable
			label={t`Days by activity`}
			head={[
				{ title: t`Activity` },
				{ title: t`Counted` },
				{ title: t`Days of an initial audit`, end: true },
			]}
			rows={rows.map((row, index) => ({
				key: String(index),
				cells: [say(row.name), counts(row), row.days],
			}))}
		/>
	);
}

interface Source {
	source: string;
	clause?: string;
}

function Enter({ standard, version, onDone }: Pick<Props, "standard" | "version"> & { onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const [content, setContent] = useState<TableRows>();
	const read = useAct(
		async (file: File) => (await readTable({ path: { body }, body: { file: await base64(file) } })).data,
		setContent,
	);
	const keep = useSend(async ({ source, clause }: Source) => {
		await enterTable({
			path: { body },
			headers: { "If-Match": ifMatch(version) },
			body: { standard, source: source ?? "", clause: clause ?? "", ...content },
		});
		onDone();
	});
	return (
		<Stack>
			<UploadArea
				accept=".xlsx,.csv,.txt"
				label={t`Choose the spreadsheet`}
				hint={
					<>
						{t`Excel or CSV; a row with headings may stand above. Either a table: persons from, persons to, days of an initial audit.`}{" "}
						{t`Or a build-up of activities: the activity in English, in Chinese, its days, then “audit”, “site” or “persons”, and for how many persons it counts once.`}
					</>
				}
				onFiles={([file]) => {
					setContent(undefined);
					if (file) read.run(file);
				}}
				disabled={read.busy}
			/>
			{read.error !== undefined && <ProblemNote error={read.error} />}
			{content && (
				<>
					<Rows table={content} />
					<Form<Source> onSubmit={keep} submit={t`Keep it for approval`}>
						<FieldRow>
							<TextField
								name="source"
								label={t`Where the table is from`}
								help={t`Stands on every calculation: for instance “ISO/IEC 20000-6:2017” or the number of your procedure`}
								required
							/>
							<TextField name="clause" label={t`Clause or table`} />
						</FieldRow>
					</Form>
				</>
			)}
		</Stack>
	);
}
