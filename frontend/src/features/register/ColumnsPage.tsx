import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { PlusIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { getReportColumnsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ReportColumnsView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { CodeList, NewCode, OneCode } from "./Codes";
import { ColumnList, OneColumn } from "./Columns";
import { layoutOf, useReplace } from "./layout";

/** What is open above the page: a column or a code by its place, the one after the last being new. */
type Open = { part: "column" | "code"; index: number } | "back" | undefined;

/** The columns and codes of the monthly report to CNCA: data of the body. */
export default function ColumnsPage() {
	const query = useQuery(getReportColumnsOptions({ path: { body: useBody() } }));
	return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}

function Shown({ view }: { view: ReportColumnsView }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState<Open>();
	const close = () => setOpen(undefined);
	const { columns, codes } = view;
	const column = typeof open === "object" && open.part === "column" ? open.index : undefined;
	const code = typeof open === "object" && open.part === "code" ? open.index : undefined;
	return (
		<>
			<PageHead
				title={t`Columns of the monthly report`}
				sub={t`What the files for CNCA are made of: one column each, in this order`}
				back={{ to: `/b/${body}/registers`, label: t`Registers` }}
				actions={<Button onClick={() => setOpen("back")}>{t`Use the delivered columns`}</Button>}
			/>
			<Stack>
				<Notice kind="warning" title={t`The template of the platform was not seen`}>
					{t`The delivered columns follow the public record of a certificate and two older templates, whose item numbers stand beside the fields. Compare headings, order and codes with the template of your account before the first upload.`}
				</Notice>
				<Approval view={view} />
				<Card
					title={t`Columns`}
					aside={
						<Button
							icon={<PlusIcon />}
							onClick={() => setOpen({ part: "column", index: columns.length })}
						>{t`Add a column`}</Button>
					}
					flush
				>
					<ColumnList view={view} onOpen={(index) => setOpen({ part: "column", index })} />
				</Card>
				<Card
					title={t`Codes`}
					aside={
						<Button
							icon={<PlusIcon />}
							onClick={() => setOpen({ part: "code", index: codes.length })}
						>{t`Add a code`}</Button>
					}
					flush
				>
					<CodeList codes={codes} onOpen={(index) => setOpen({ part: "code", index })} />
				</Card>
			</Stack>
			<Dialog
				open={column !== undefined}
				onClose={close}
				title={column === columns.length ? t`Add a column` : t`Change the column`}
			>
				{column !== undefined && <OneColumn view={view} index={column} onDone={close} />}
			</Dialog>
			<Dialog
				open={code !== undefined}
				onClose={close}
				title={code === codes.length ? t`Add a code` : t`Change the code`}
			>
				{code !== undefined &&
					(code === codes.length ? (
						<NewCode view={view} onDone={close} />
					) : (
						<OneCode view={view} index={code} onDone={close} />
					))}
			</Dialog>
			<Dialog open={open === "back"} onClose={close} title={t`Use the delivered columns`}>
				<Back view={view} onDone={close} />
			</Dialog>
		</>
	);
}

function Approval({ view }: { view: ReportColumnsView }) {
	const { t } = useLingui();
	const replace = useReplace(view);
	return (
		<Card title={t`Approval of the body`}>
			<Form<{ approval?: string }>
				initial={{ approval: view.approval }}
				onSubmit={({ approval }) => replace({ ...layoutOf(view), approval: approval ?? "" })}
				submit={t`Save`}
				unmarked
			>
				<TextField
					name="approval"
					label={t`Approval number by CNCA`}
					placeholder="CNCA-R-2002-006"
					help={t`It stands in every row; without it every certificate is held back.`}
					maxLength={60}
				/>
			</Form>
		</Card>
	);
}

/** Gives up what the body has set; its approval number stays. */
function Back({ view, onDone }: { view: ReportColumnsView; onDone: () => void }) {
	const { t } = useLingui();
	const replace = useReplace(view);
	const act = useAct(() => replace({ ...view.delivered, approval: view.approval }), onDone);
	return (
		<Stack>
			<p>{t`The columns and codes that the body has set are replaced by the delivered ones. The approval number stays.`}</p>
			<ProblemNote error={act.error} />
			<Row>
				<Button kind="danger" busy={act.busy} onClick={act.run}>{t`Replace columns and codes`}</Button>
			</Row>
		</Stack>
	);
}
