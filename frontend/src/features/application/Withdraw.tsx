import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { withdrawApplication } from "@/gen/sdk.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

/** Ends the application at the applicant's wish, with a reason. */
export function Withdraw({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState(false);
	const send = useSend((values: { reason: string }) =>
		withdrawApplication({
			path: { body, application: application.id },
			headers: { "If-Match": ifMatch(application.version) },
			body: { reason: values.reason ?? "" },
		}),
	);
	const may = useMay("quotation.accept");
	if (!may || !application.actions.some((action) => action.name === "withdraw")) return null;
	return (
		<Row end>
			<Button kind="text" onClick={() => setOpen(true)}>{t`Withdraw the application`}</Button>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Withdraw the application`}>
				<Form<{ reason: string }>
					onSubmit={async (values) => {
						await send(values);
						setOpen(false);
					}}
					submit={t({ message: "Withdraw", context: "application" })}
					danger
				>
					<TextAreaField name="reason" label={t`Reason`} help={t`The certification body reads it.`} />
				</Form>
			</Dialog>
		</Row>
	);
}
