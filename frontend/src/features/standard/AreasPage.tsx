import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { Form } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { PlusIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { UploadArea } from "@/components/Upload";
import { changeAreas, readAreas, type StandardArea, type StandardAreaRecord } from "@/gen";
import { getAreasOptions, listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { base64 } from "@/lib/base64";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** Which area is entered or changed: its place in the list; the one after the last is new. */
type Open = number | "file" | undefined;

/** The technical areas by which the body divides its competence, beside the 39 sectors. */
export default function AreasPage() {
	const body = useBody();
	const query = useQuery(getAreasOptions({ path: { body } }));
	return <Loaded query={query}>{(record) => <Shown record={record} />}</Loaded>;
}

function Shown({ record }: { record: StandardAreaRecord }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const [open, setOpen] = useState<Open>();
	const close = () => setOpen(undefined);
	const { areas } = record;
	return (
		<>
			<PageHead
				title={t`Technical areas`}
				sub={t`The 39 sectors are there by themselves. Finer codes below them, and the codes of a scheme, stand here.`}
				back={{ to: `/b/${body}/standards`, label: t`Standards` }}
				actions={
					may && (
						<Row>
							<Button onClick={() => setOpen("file")}>{t`Read from a spreadsheet`}</Button>
							<Button kind="primary" icon={<PlusIcon />} onClick={() => setOpen(areas.length)}>
								{t`Add an area`}
							</Button>
						</Row>
					)
				}
			/>
			{areas.length === 0 ? (
				<Card title={t`Technical areas`}>
					<Empty
						kind="nothing"
						title={t`None yet`}
						text={t`People are competent, and applications reviewed, by the 39 sectors until you enter finer areas.`}
					/>
				</Card>
			) : (
				<Card title={t`Technical areas`} flush>
					<List areas={areas} onOpen={may ? setOpen : undefined} />
				</Card>
			)}
			<Dialog
				open={typeof open === "number"}
				onClose={close}
				title={open === areas.length ? t`Add an area` : t`Change the area`}
			>
				<OneArea record={record} index={Number(open)} onDone={close} />
			</Dialog>
			<Dialog open={open === "file"} onClose={close} title={t`Read from a spreadsheet`} wide>
				<AreaFile record={record} onDone={close} />
			</Dialog>
		</>
	);
}

function List({ areas, onOpen }: { areas: StandardArea[]; onOpen?: (index: number) => void }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<PlainTable
			label={t`Technical areas`}
			head={[
				{ title: t({ message: "Code", context: "area" }) },
				{ title: t`Title` },
				{ title: t`Needed in audits to` },
			]}
			rows={areas.map((area, index) => ({
				key: area.code,
				cells: [
					onOpen ? (
						<Button key="code" kind="link" size="small" onClick={() => onOpen(index)}>
							{area.code}
						</Button>
					) : (
						area.code
					),
					say(area.title),
					area.standards?.join(", ") || t`all that need people of the sector`,
				],
			}))}
		/>
	);
}

function useReplace(record: StandardAreaRecord) {
	const body = useBody();
	return useSend((areas: StandardArea[]) =>
		changeAreas({ path: { body }, headers: { "If-Match": ifMatch(record.version) }, body: { areas } }),
	);
}

interface Values {
	/** Under its place in the list, as the API names what is wrong with it. */
	areas: Record<number, Partial<StandardArea>>;
}

function OneArea({
	record,
	index,
	onDone,
}: {
	record: StandardAreaRecord;
	index: number;
	onDone: () => void;
}) {
	const { t } = useLingui();
	const body = useBody();
	const replace = useReplace(record);
	const { data } = useQuery(listStandardsOptions({ path: { body } }));
	const was = record.areas[index];
	const others = record.areas.filter((_, i) => i !== index);
	const remove = useAct(() => replace(others), onDone);
	const [initial] = useState<Values>(() => ({ areas: { [index]: was ?? {} } }));
	return (
		<Form<Values>
			initial={initial}
			onSubmit={async ({ areas }) => {
				const { code, title, standards } = areas[index] ?? {};
				const typed = { code: code ?? "", title: { en: title?.en ?? "", zh: title?.zh ?? "" }, standards };
				await replace(record.areas.toSpliced(index, 1, typed));
				onDone();
			}}
			submit={was ? t`Save` : t`Add`}
			aside={
				was && <Button kind="danger" busy={remove.busy} onClick={remove.run}>{t`Remove the area`}</Button>
			}
		>
			{remove.error !== undefined && <ProblemNote error={remove.error} />}
			<TextField
				name={["areas", index, "code"]}
				label={t({ message: "Code", context: "area" })}
				help={t`“33.02” lies in sector 33. Who is competent in an area is so in all finer ones.`}
				required
				maxLength={20}
			/>
			<BilingualField name={["areas", index, "title"]} label={t`Title`} />
			<SelectField
				name={["areas", index, "standards"]}
				label={t`Needed in audits to`}
				help={t`None chosen: to all standards whose audits need people of the client's sector.`}
				multiple
				options={(data?.items ?? [])
					.filter((one) => one.selectable)
					.map((one) => ({ value: one.code, label: one.code }))}
			/>
		</Form>
	);
}

function AreaFile({ record, onDone }: { record: StandardAreaRecord; onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const [found, setFound] = useState<StandardArea[]>([]);
	const replace = useReplace(record);
	const read = useAct(
		async (file: File) => (await readAreas({ path: { body }, body: { file: await base64(file) } })).data,
		({ items }) => setFound(items),
	);
	const put = useAct(() => replace(found), onDone);
	const count = found.length;
	const before = record.areas.length;
	return (
		<Stack>
			<UploadArea
				accept=".xlsx,.csv,.txt"
				label={t`Choose the spreadsheet with the areas`}
				hint={t`Excel or CSV. Code, title in English, title in Chinese, standards parted by semicolons; a row with headings may stand above.`}
				onFiles={([file]) => file && read.run(file)}
				disabled={read.busy}
			/>
			{(read.error ?? put.error) !== undefined && <ProblemNote error={read.error ?? put.error} />}
			{count > 0 && (
				<>
					<List areas={found} />
					<Row>
						<Button kind="primary" busy={put.busy} onClick={put.run}>
							{before > 0
								? t`Put these ${count} in the place of the ${before} there`
								: t`Enter these ${count}`}
						</Button>
					</Row>
				</>
			)}
		</Stack>
	);
}
