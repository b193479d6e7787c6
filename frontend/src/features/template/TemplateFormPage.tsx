import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { RadioField, SelectField, TextAreaField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { type CertificateTemplates, publishTemplate } from "@/gen";
import { listTemplatesOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { asTyped, type Typed } from "./design";
import { MarkFields } from "./MarkFields";
import { PictureField } from "./PictureField";
import { Preview } from "./Preview";
import css from "./template.module.css";

/** A new edition of the design of certificates: typed beside its picture, published. */
export default function TemplateFormPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listTemplatesOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`New template`}
				sub={t`Certificates issued from its publication on are printed by it. A published template never changes.`}
				back={{ to: `/b/${body}/certificates/templates`, label: t`Templates of certificates` }}
			/>
			<Loaded query={query}>{(all) => <Designer all={all} />}</Loaded>
		</>
	);
}

function Designer({ all }: { all: CertificateTemplates }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const { from }: { from?: string | number } = useSearch({ strict: false });
	const [key] = useState(newKey);
	const [begin] = useState(() => all.editions.find((e) => String(e.edition) === String(from)) ?? all.begin);
	const [typed, setTyped] = useState<Typed>({ ...begin, note: "" });
	const [start] = useState(typed);
	const design = useMemo(() => asTyped(typed, begin), [typed, begin]);
	const publish = useSend((values: Typed) =>
		publishTemplate({
			path: { body },
			headers: { "Idempotency-Key": key },
			body: { ...asTyped(values, begin), note: values.note || undefined },
		}),
	);
	const standards = all.in_force.map(({ standard }) => ({ value: standard, label: standard }));
	return (
		<div className={css.designer}>
			<Card title={t`Design`}>
				<Form<Typed>
					initial={start}
					onChange={(values) => setTyped({ ...values })}
					onSubmit={async (values) => {
						await publish(values);
						await go({ to: `/b/${body}/certificates/templates` });
					}}
					submit={t`Publish this template`}
				>
					<SelectField
						name="standards"
						label={t`For the standards`}
						options={standards}
						multiple
						help={t`None chosen: for all that have no template of their own.`}
					/>
					<RadioField
						name="arrangement"
						label={t`English and Chinese`}
						required
						options={[
							{ value: "below", label: t`One below the other` },
							{ value: "beside", label: t`Beside each other` },
							{ value: "separate", label: t`On pages of their own` },
						]}
					/>
					<RadioField
						name="colour"
						label={t`Colour of frame and headings`}
						required
						options={[
							{ value: "petrol", label: t`Petrol` },
							{ value: "navy", label: t`Navy` },
							{ value: "burgundy", label: t`Burgundy` },
							{ value: "forest", label: t`Forest green` },
							{ value: "graphite", label: t`Graphite` },
						]}
					/>
					<PictureField
						name="logo"
						label={t`Logo`}
						help={t`PNG or JPEG, up to 1 MB, each side 40 to 2400 pixels.`}
					/>
					<BilingualField name="title" label={t`Title of the certificate`} needs={["en", "zh"]} />
					<BilingualField name="intro" label={t`Words before the name`} needs={["en", "zh"]} />
					<BilingualField name="words" label={t`Words below the scope`} long />
					<PictureField name="seal" label={t`Seal`} />
					<PictureField name="signature" label={t`Picture of the signature`} />
					<BilingualField name="signatory" label={t`Name below the signature`} />
					<ListField
						name="marks"
						add={t`Add a mark`}
						remove={(i) => t`Remove mark ${i + 1}`}
						title={(i) => t`Mark ${i + 1}`}
						fresh={() => ({ standards: typed.standards ?? [] })}
					>
						{(path) => <MarkFields path={path} standards={standards} />}
					</ListField>
					<TextAreaField
						name="note"
						label={t`Note`}
						maxLength={2000}
						help={t`What changes and why; only for the body.`}
					/>
				</Form>
			</Card>
			<div className={css.beside}>
				<Preview design={design} />
			</div>
		</div>
	);
}
