import { useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { NumberField } from "@/components/fields";
import { type AuditView, followUpAudit } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

/** Asks for a visit that verifies the major nonconformities of the audit on site. */
export function FollowUpDialog({
	audit,
	open,
	onClose,
}: {
	audit: AuditView;
	open: boolean;
	onClose: () => void;
}) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend(async (values: { days: number }) => {
		await followUpAudit({
			path: { body, audit: audit.id },
			headers: { "If-Match": ifMatch(audit.version) },
			body: values,
		});
		onClose();
	});
	return (
		<Dialog open={open} title={t`Ask for a follow-up visit`} onClose={onClose}>
			<Form<{ days: number }> initial={{ days: 0.5 }} onSubmit={send} submit={t`Ask for the visit`}>
				<p>{t`It verifies on site the major nonconformities whose plans are accepted. Planners and client are told; dates and team are arranged as for any audit.`}</p>
				<NumberField name="days" label={t`Auditor days`} required min={0.5} max={20} step={0.5} digits={1} />
			</Form>
		</Dialog>
	);
}
