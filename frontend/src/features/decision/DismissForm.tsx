import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import type { Verdict } from "@/gen/types.gen";

/** Puts a proposal of the clock aside, with the reason that stays with it. */
export function DismissForm({ onSubmit }: { onSubmit: (values: Verdict) => Promise<unknown> }) {
	const { t } = useLingui();
	return (
		<Card title={t`Do not follow the proposal`}>
			<Form<Verdict> onSubmit={onSubmit} submit={t`Put it aside`}>
				<TextAreaField
					name="reason"
					label={t`Why not`}
					help={t`It stays in the file. The same deadline is not proposed again.`}
					required
				/>
			</Form>
		</Card>
	);
}
