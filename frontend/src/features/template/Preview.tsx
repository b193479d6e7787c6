import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PdfView } from "@/components/PdfView";
import { type CertificateDesign, type PrintProblem, previewTemplate, type With } from "@/gen";
import { listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useStill } from "@/lib/still";
import { useSay } from "@/lib/text";
import css from "./template.module.css";

/** A certificate by the design as it is typed, and what of it could not be issued. */
export function Preview({ design }: { design: CertificateDesign }) {
	const { t } = useLingui();
	const body = useBody();
	const [shown, setShown] = useState("1");
	const still = useStill(design);
	const query = useQuery({
		queryKey: ["template preview", body, still, shown],
		queryFn: async () =>
			(await previewTemplate({ path: { body }, body: { design: still, with: chosen(shown) } })).data,
		placeholderData: (before) => before,
		gcTime: 0,
	});
	return (
		<Card title={t`Preview`}>
			<Stack>
				<Shown value={shown} onChange={setShown} />
				<Loaded query={query}>
					{({ file, problems }) => (
						<Stack>
							<Problems problems={problems} />
							<PdfView file={file} name={t`Preview of the certificate`} />
						</Stack>
					)}
				</Loaded>
			</Stack>
		</Card>
	);
}

const chosen = (shown: string): With =>
	/^\d+$/.test(shown) ? { sites: Number(shown) } : { certificate: shown };

function Shown({ value, onChange }: { value: string; onChange: (shown: string) => void }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const list = useQuery(listCertificatesOptions({ path: { body }, query: { limit: 50 } })).data?.items ?? [];
	return (
		<Form<{ shown: string }>
			initial={{ shown: value }}
			onSubmit={() => Promise.resolve()}
			onChange={({ shown }) => onChange(shown)}
			unmarked
		>
			<SelectField
				name="shown"
				label={t`Shown with`}
				options={[
					{ value: "1", label: t`An example with one site` },
					{ value: "40", label: t`An example with 40 sites` },
					...list.map((c) => ({ value: c.id, label: `${c.number} · ${say(c.holder.name)}` })),
				]}
			/>
		</Form>
	);
}

function Problems({ problems }: { problems: PrintProblem[] }) {
	const { t } = useLingui();
	const say = useSay();
	const nameOf = useFieldNames();
	if (problems.length === 0)
		return (
			<p
				className="quiet"
				role="status"
			>{t`Every character and every line has its place, and every mark is permitted.`}</p>
		);
	return (
		<Notice kind="warning" title={t`So it could not be issued`}>
			<ul className={css.problems}>
				{problems.map(({ field, says }) => (
					<li key={field + says.en}>{[nameOf(field), say(says)].filter(Boolean).join(": ")}</li>
				))}
			</ul>
		</Notice>
	);
}

/** What the fields of design and certificate are called. */
function useFieldNames(): (field: string) => string | undefined {
	const { t } = useLingui();
	const names: Record<string, string> = {
		title: t`Title of the certificate`,
		intro: t`Words before the name`,
		words: t`Words below the scope`,
		signatory: t`Name below the signature`,
		standards: t`For the standards`,
		scope: t`Scope`,
		"holder.name": t`Name of the client`,
		"holder.address": t`Address of the client`,
		"body.name": t`Name of the certification body`,
		"body.address": t`Address of the certification body`,
	};
	return (field) => {
		const [, list, index] = /^(marks|sites)\[(\d+)\]/.exec(field) ?? [];
		const n = Number(index) + 1;
		if (list === "marks") return t`Mark ${n}`;
		if (list === "sites") return t`Site ${n}`;
		return names[field.replace(/\.(en|zh)$/, "")];
	};
}
