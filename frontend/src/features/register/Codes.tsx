import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Form } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import type { RegisterCode, ReportColumnsView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { layoutOf, useReplace } from "./layout";
import { useCodeWords } from "./words";

/** To these lists a body adds values of its own; those of the others are known. */
const open: RegisterCode["list"][] = ["project", "country"];

export function CodeList({ codes, onOpen }: { codes: RegisterCode[]; onOpen: (index: number) => void }) {
	const { t } = useLingui();
	const { lists, value } = useCodeWords();
	return (
		<PlainTable
			label={t`Codes`}
			head={[
				{ title: t`List` },
				{ title: t({ message: "Value", context: "report" }) },
				{ title: t({ message: "Code", context: "report" }) },
			]}
			rows={codes.map((code, index) => ({
				key: `${code.list} ${code.value}`,
				cells: [
					lists[code.list],
					value(code),
					<Button key="code" kind="link" size="small" onClick={() => onOpen(index)}>
						{code.code}
					</Button>,
				],
			}))}
		/>
	);
}

interface Props {
	view: ReportColumnsView;
	onDone: () => void;
}

/** Under its place in the list, as the API names what is wrong with it. */
interface Values {
	codes: Record<number, Partial<RegisterCode>>;
}

export function OneCode({ view, index, onDone }: Props & { index: number }) {
	const { t } = useLingui();
	const { lists, value } = useCodeWords();
	const replace = useReplace(view);
	const was = view.codes[index];
	const remove = useAct(
		() => replace({ ...layoutOf(view), codes: view.codes.filter((_, i) => i !== index) }),
		onDone,
	);
	const [initial] = useState<Values>(() => ({ codes: { [index]: was ?? {} } }));
	if (!was) return null;
	return (
		<Form<Values>
			initial={initial}
			onSubmit={async ({ codes }) => {
				const typed = { ...was, code: codes[index]?.code ?? "" };
				await replace({ ...layoutOf(view), codes: view.codes.toSpliced(index, 1, typed) });
				onDone();
			}}
			submit={t`Save`}
			aside={
				open.includes(was.list) && (
					<Button kind="danger" busy={remove.busy} onClick={remove.run}>{t`Remove the code`}</Button>
				)
			}
		>
			{remove.error !== undefined && <ProblemNote error={remove.error} />}
			<p>
				{lists[was.list]}: {value(was)}
			</p>
			<CodeField index={index} />
		</Form>
	);
}

export function NewCode({ view, onDone }: Props) {
	const { t } = useLingui();
	const { lists } = useCodeWords();
	const body = useBody();
	const replace = useReplace(view);
	const { data } = useQuery(listStandardsOptions({ path: { body } }));
	const index = view.codes.length;
	const standards = [...new Set((data?.items ?? []).map((one) => one.short))].join(", ");
	return (
		<Form<Values>
			onSubmit={async ({ codes }) => {
				const { list, value, code } = codes[index] ?? {};
				const typed = { list: list ?? "project", value: value ?? "", code: code ?? "" };
				await replace({ ...layoutOf(view), codes: [...view.codes, typed] });
				onDone();
			}}
			submit={t`Add`}
		>
			<SelectField
				name={["codes", index, "list"]}
				label={t`List`}
				initially="project"
				required
				options={open.map((list) => ({ value: list, label: lists[list] }))}
			/>
			<TextField
				name={["codes", index, "value"]}
				label={t({ message: "Value", context: "report" })}
				help={t`A standard without its year (${standards}), or the two letters of a country.`}
				required
				maxLength={60}
			/>
			<CodeField index={index} />
		</Form>
	);
}

function CodeField({ index }: { index: number }) {
	const { t } = useLingui();
	return (
		<TextField
			name={["codes", index, "code"]}
			label={t({ message: "Code", context: "report" })}
			help={t`The code or the word that the platform takes for it.`}
			required
			maxLength={60}
		/>
	);
}
