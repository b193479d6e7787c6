import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { FieldSet, Form } from "@/components/Form";
import { RadioField, SelectField, TextAreaField } from "@/components/fields";
import { SaveLine } from "@/components/SaveLine";
import { useAutosave } from "@/components/useAutosave";
import { assessApplication } from "@/gen/sdk.gen";
import type { ApplicationAssessment, ApplicationReview, ApplicationView } from "@/gen/types.gen";
import { useAreaOptions } from "@/lib/areas";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { ExtensionReview } from "./ExtensionReview";
import { TransferReview } from "./TransferReview";

/** The four findings of the application review and the competences that the audit needs. */
export function ReviewForm({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const { review } = application;
	if (!review?.begun_on)
		return (
			<Card title={t`Application review`}>
				<Empty
					kind="nothing"
					title={t`The review has not begun`}
					text={t`It begins with the button above.`}
				/>
			</Card>
		);
	return <Assessment application={application} review={review} />;
}

function Assessment({ application, review }: { application: ApplicationView; review: ApplicationReview }) {
	const { t } = useLingui();
	const may = useMay("application.review");
	const open = application.state === "under_review" || application.state === "info_requested";
	const { state, change, flush } = useAssessment(application);
	const answers = [
		{ value: "yes", label: t`Yes` },
		{ value: "no", label: t`No` },
	];
	const parts: { name: "competence" | "scope" | "impartiality" | "time"; title: string; question: string }[] =
		[
			{
				name: "competence",
				title: t`Competence and ability`,
				question: t`We have the competence and ability: accredited scope, auditors, language, country, safety.`,
			},
			{
				name: "scope",
				title: t`Information and scope`,
				question: t`The information is sufficient, the scope is clear, and differences of understanding are resolved.`,
			},
			{
				name: "impartiality",
				title: t`Impartiality`,
				question: t`Nothing threatens impartiality: consultancy, internal audits, relations.`,
			},
			{
				name: "time",
				title: t`Audit time`,
				question: t`Sites, languages, shifts and the audit time are considered.`,
			},
		];
	const extending = ["scope_extension", "sites_added", "edition_transition"].includes(application.kind);
	const initial: ApplicationAssessment = {
		competence: review.competence,
		scope: review.scope,
		impartiality: review.impartiality,
		time: review.time,
		restricted: review.restricted ?? { holds: "" },
		needed: review.needed,
		sectors: review.sectors ?? [],
		transfer: review.transfer,
		extension: extending
			? (review.extension ?? { days: application.extension?.days || undefined })
			: undefined,
	};
	return (
		<Card title={t`Application review`} internal={t`Staff only`} aside={open && <SaveLine state={state} />}>
			<Form<ApplicationAssessment>
				initial={initial}
				onChange={change}
				onSubmit={flush}
				disabled={!open || !may}
			>
				<Stack>
					{parts.map((part) => (
						<FieldSet key={part.name} title={part.title}>
							<RadioField name={[part.name, "holds"]} label={part.question} options={answers} required />
							<TextAreaField name={[part.name, "notes"]} label={t`Notes`} rows={2} />
						</FieldSet>
					))}
					{application.declarations.data.restricted && (
						<FieldSet
							title={t`Records that the audit team may not see`}
							hint={application.declarations.data.restricted}
						>
							<RadioField
								name={["restricted", "holds"]}
								label={t`The audit is possible without these records.`}
								options={answers}
								required
							/>
							<TextAreaField
								name={["restricted", "notes"]}
								label={t`Reason, and what the audit team sees instead`}
								rows={2}
								required
							/>
						</FieldSet>
					)}
					{application.kind === "transfer" && <TransferReview application={application} />}
					{extending && <ExtensionReview application={application} />}
					<SectorsField />
					<TextAreaField
						name="needed"
						label={t`Competences needed in the audit team and for the decision`}
						required
					/>
				</Stack>
			</Form>
		</Card>
	);
}

/** The technical areas, which propose the complexity of the audit for some standards and bind team and decision. */
function SectorsField() {
	const { t } = useLingui();
	return (
		<SelectField
			name="sectors"
			label={t`Technical areas of the activities in scope`}
			help={t`Needed for quality, environment and occupational health and safety. They propose the category of complexity or risk; the audit team together and whoever decides have to be competent in them.`}
			multiple
			options={useAreaOptions()}
		/>
	);
}

/** Saves from the version that was read last; the answer brings the next one. */
function useAssessment(application: ApplicationView) {
	const body = useBody();
	const version = useRef(application.version);
	version.current = Math.max(version.current, application.version);
	const send = useSend((values: ApplicationAssessment) =>
		assessApplication({
			path: { body, application: application.id },
			headers: { "If-Match": ifMatch(version.current) },
			body: values,
		}),
	);
	return useAutosave(async (values: ApplicationAssessment) => {
		const { data } = await send(values);
		version.current = data.version;
	});
}
