import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { examineCertificate } from "@/gen";
import type { CertificateConclusion, CertificateExamination, CertificatePage } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

/** What became of the holder's other certificates, and what that means for this one; the open ones first. */
export function Examinations({ certificate }: { certificate: CertificatePage }) {
	const all = certificate.examinations ?? [];
	const open = all.filter((e) => !e.outcome);
	const done = all.filter((e) => e.outcome);
	return [...open, ...done].map((e) => <One key={e.number} certificate={certificate} examination={e} />);
}

function One({
	certificate,
	examination: e,
}: {
	certificate: CertificatePage;
	examination: CertificateExamination;
}) {
	const { t } = useLingui();
	const { date } = useFormats();
	const may = useMay("decision.take");
	const day = date(e.on);
	const became = e.became === "withdrawn" ? t`Withdrawn on ${day}` : t`Suspended on ${day}`;
	const outcomes = { no_effect: t`No effect on this certificate`, effect: t`This certificate is affected` };
	return (
		<Card title={t`Effect of another certificate`} aside={<span translate="no">IM-9</span>}>
			<Stack>
				<Facts
					items={[
						{ label: t`Other certificate`, value: `${e.reference} · ${e.standard}`, wide: true },
						{ label: t`What became of it`, value: became },
						e.outcome
							? { label: t`Examined`, value: <DateText value={e.done_on} /> }
							: { label: t`Examine by`, value: <DateText value={e.due_on} /> },
						...(e.outcome
							? [
									{ label: t`Examined by`, value: e.by_name },
									{ label: t`Outcome`, value: outcomes[e.outcome as keyof typeof outcomes] },
									{ label: t`Reason or what is done`, value: e.reason, wide: true },
								]
							: []),
					]}
				/>
				{!e.outcome && may && <Record certificate={certificate} examination={e} outcomes={outcomes} />}
			</Stack>
		</Card>
	);
}

function Record({
	certificate,
	examination,
	outcomes,
}: {
	certificate: CertificatePage;
	examination: CertificateExamination;
	outcomes: Record<string, string>;
}) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((values: CertificateConclusion) =>
		examineCertificate({
			path: { body, certificate: certificate.id, number: examination.number },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: values,
		}),
	);
	return (
		<Form<CertificateConclusion> onSubmit={send} submit={t`Record the outcome`}>
			<RadioField
				name="outcome"
				label={t`Outcome`}
				required
				options={Object.entries(outcomes).map(([value, label]) => ({ value, label }))}
			/>
			<TextAreaField
				name="reason"
				label={t`Reason or what is done`}
				help={t`Why nothing changes here, or what follows: another audit, less scope, a suspension.`}
				required
				maxLength={4000}
			/>
		</Form>
	);
}
