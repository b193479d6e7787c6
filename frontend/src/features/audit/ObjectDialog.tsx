import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { type AuditView, objectAudit } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

interface Values {
	about: "dates" | "team";
	reason: string;
	preferred?: string;
}

/** The client's wish for other dates, or its objection to the team. */
export function ObjectDialog({
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
	const send = useSend(async (values: Values) => {
		await objectAudit({
			path: { body, audit: audit.id },
			body: values,
			headers: { "If-Match": ifMatch(audit.version) },
		});
		onClose();
	});
	return (
		<Dialog open={open} title={t`Ask for something else`} onClose={onClose}>
			<Form<Values> initial={{ about: "dates" }} onSubmit={send} submit={t`Send to the certification body`}>
				<RadioField
					name="about"
					label={t`What does not suit?`}
					options={[
						{ value: "dates", label: t`The dates` },
						{ value: "team", label: t`Somebody of the team` },
					]}
				/>
				<TextAreaField name="reason" label={t`Reason`} required />
				<DateField name="preferred" label={t`A first day that would suit`} />
			</Form>
		</Dialog>
	);
}
