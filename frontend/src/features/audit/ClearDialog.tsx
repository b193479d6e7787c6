import { useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { type AuditView, clearAudit } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

/** A second person confirms that nobody of the team has a conflict, where the client is not asked. */
export function ClearDialog({ audit, onClose }: { audit: AuditView; onClose: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const team = (audit.team ?? []).map((m) => m.name).join(", ");
	const send = useSend(async (values: { note: string }) => {
		await clearAudit({
			path: { body, audit: audit.id },
			headers: { "If-Match": ifMatch(audit.version) },
			body: values,
		});
		onClose();
	});
	return (
		<Dialog open title={t`Confirm that the team has no conflict`} onClose={onClose}>
			<Form<{ note: string }> onSubmit={send} submit={t`Confirm the team`}>
				<p>
					{audit.occasion?.announcement === "unannounced"
						? t`Dates and team are fixed then (${team}). The client is told at the opening meeting.`
						: t`Dates and team are fixed then (${team}), and the client is told.`}
				</p>
				<TextAreaField
					name="note"
					label={t`What the confirmation rests on`}
					help={t`For example declarations, earlier work and other clients of the people.`}
					maxLength={2000}
					required
				/>
			</Form>
		</Dialog>
	);
}
