import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { giveMaterial } from "@/gen/sdk.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";

interface Loose {
	document: string;
	name: string;
	/** An earlier file with the same content. */
	same?: string;
}

export interface LooseFiles {
	list: Loose[];
	add: (file: Loose) => void;
	remove: (document: string) => void;
}

/** Files that have arrived on this page and may be given for items. */
export function useUnassigned(): LooseFiles {
	const [list, setList] = useState<Loose[]>([]);
	return useMemo(
		() => ({
			list,
			add: (file) => setList((old) => [...old, file]),
			remove: (document) => setList((old) => old.filter((one) => one.document !== document)),
		}),
		[list],
	);
}

/** Says for which items each file is, several at once. */
export function Unassigned({ application, loose }: { application: ApplicationView; loose: LooseFiles }) {
	const used = new Set(application.materials.map((one) => one.document_id));
	const open = loose.list.filter((file) => !used.has(file.document));
	if (open.length === 0) return null;
	return (
		<Stack>
			{open.map((file) => (
				<Give key={file.document} file={file} application={application} onDone={loose.remove} />
			))}
		</Stack>
	);
}

interface GiveProps {
	file: Loose;
	application: ApplicationView;
	onDone: (document: string) => void;
}

function Give({ file, application, onDone }: GiveProps) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { name, same } = file;
	const give = useSend(({ items }: { items?: string[] }) =>
		giveMaterial({
			path: { body, application: application.id },
			headers: { "Idempotency-Key": newKey() },
			body: { document: file.document, items: items ?? [] },
		}),
	);
	return (
		<Notice kind="info" title={t`What is ${name} for?`}>
			{same && <p>{t`You have sent the same content before: ${same}`}</p>}
			<Form<{ items: string[] }>
				onSubmit={async (values) => {
					await give(values);
					onDone(file.document);
				}}
				submit={t`Put it there`}
				aside={<Button kind="text" onClick={() => onDone(file.document)}>{t`Not now`}</Button>}
			>
				<SelectField
					name="items"
					label={t`Items of the checklist`}
					multiple
					options={application.checklist
						.filter((line) => line.need !== "retired")
						.map((line) => ({ value: line.key, label: say(line.title) }))}
				/>
			</Form>
		</Notice>
	);
}
