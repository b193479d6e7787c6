import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Facts } from "@/components/Facts";
import { FieldRow, Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { type AuditSoA, type AuditView, recordSoA } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";

/** Version and date of the statement of applicability of an ISMS, which decision and certificate name. */
export function SoaCard({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const today = useToday();
	const body = useBody();
	const send = useSend((values: AuditSoA) =>
		recordSoA({
			path: { body, audit: audit.id },
			headers: { "If-Match": ifMatch(audit.version) },
			body: values,
		}),
	);
	const write =
		audit.on_team && ["in_progress", "field_closed", "reported", "concluded"].includes(audit.state);
	if (!write && !audit.soa) return null;
	return (
		<Card title={t`Statement of applicability`}>
			<Stack>
				{write ? (
					<Form<AuditSoA> initial={audit.soa} onSubmit={send} submit={t`Record the statement`}>
						<FieldRow>
							<TextField
								name="version"
								label={t`Version`}
								help={t`As the client names it; the certificate says it.`}
								maxLength={20}
								required
							/>
							<DateField name="on" label={t`Date of the statement`} max={today} required />
						</FieldRow>
					</Form>
				) : (
					<Facts
						items={[
							{ label: t`Version`, value: audit.soa?.version },
							{ label: t`Date of the statement`, value: <DateText value={audit.soa?.on} /> },
						]}
					/>
				)}
			</Stack>
		</Card>
	);
}
