import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Trail } from "@/components/Trail";
import { writeToComplainant } from "@/gen";
import type { ComplaintView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import css from "./complaint.module.css";

/** What the complainant and the body write to each other. */
export function Messages({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const body = useBody();
	const write = useSend((values: { text: string }) =>
		writeToComplainant({
			path: { body, complaint: view.id },
			headers: { "If-Match": ifMatch(view.version) },
			body: values,
		}),
	);
	const may = view.actions.some((a) => a.name === "write" && a.allowed);
	return (
		<Card title={t`Messages with the complainant`}>
			<Stack>
				{view.messages.length === 0 && (
					<Empty
						kind="nothing"
						title={t`No messages yet`}
						text={t`The complainant reads them with the tracking code, and by mail hears that there is one where they left an address.`}
					/>
				)}
				{view.messages.length > 0 && (
					<Trail
						entries={view.messages.map((m, i) => ({
							key: `${i}`,
							at: m.at,
							who: m.from_complainant ? t`Complainant` : m.by,
							what: "",
							detail: <p className={css.says}>{m.text}</p>,
						}))}
					/>
				)}
				{may && (
					<Form<{ text: string }> key={view.messages.length} onSubmit={write} submit={t`Send the message`}>
						<TextAreaField
							name="text"
							label={t`Message to the complainant`}
							help={t`It also counts as a word on the progress.`}
							maxLength={8000}
							required
						/>
					</Form>
				)}
			</Stack>
		</Card>
	);
}
