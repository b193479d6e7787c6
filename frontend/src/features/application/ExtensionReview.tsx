import { useLingui } from "@lingui/react/macro";
import { FieldSet } from "@/components/Form";
import { CheckField, NumberField, TextAreaField } from "@/components/fields";
import type { ApplicationView } from "@/gen/types.gen";
import { ExtensionTime } from "./ExtensionFacts";

/** The audit that the reviewer determines for an extension or a transition. */
export function ExtensionReview({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const moves = application.kind === "edition_transition";
	return (
		<FieldSet title={moves ? t`Audit of the transition` : t`Audit of the extension`}>
			<ExtensionTime application={application} />
			<NumberField
				name={["extension", "days"]}
				label={moves ? t`Auditor days for what changes` : t`Auditor days for what is added`}
				min={0.5}
				step={0.5}
				digits={1}
				required
			/>
			<CheckField
				name={["extension", "combined"]}
				label={t`With the next audit of the cycle`}
				help={t`That audit takes the days in addition and covers what is added. Otherwise a special audit of its own is arranged once the client accepts.`}
			/>
			<TextAreaField
				name={["extension", "reason"]}
				label={t`Reason of other days than computed`}
				rows={2}
				maxLength={2000}
			/>
		</FieldSet>
	);
}
