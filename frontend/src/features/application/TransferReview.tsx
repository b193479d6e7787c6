import { useLingui } from "@lingui/react/macro";
import { DateField } from "@/components/DateField";
import { FieldSet } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import type { ApplicationView } from "@/gen/types.gen";
import { useSay } from "@/lib/text";

/** The eight points of the review before a transfer, and the nonconformities of the other body. */
export function TransferReview({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const say = useSay();
	const answers = [
		{ value: "yes", label: t`Yes` },
		{ value: "no", label: t`No` },
	];
	return (
		<>
			{application.points?.map((point, i) => {
				const n = i + 1;
				return (
					<FieldSet key={point.key} title={t`Transfer, point ${n}`}>
						<RadioField
							name={["transfer", "points", point.key, "holds"]}
							label={say(point.title)}
							options={answers}
							required
						/>
						<TextAreaField name={["transfer", "points", point.key, "notes"]} label={t`Notes`} rows={2} />
					</FieldSet>
				);
			})}
			<FieldSet title={t`Nonconformities of the other body`}>
				<RadioField
					name={["transfer", "major"]}
					label={t`Major nonconformities`}
					options={[
						{ value: "none", label: t`none open` },
						{ value: "verified", label: t`corrected, and verified` },
						{ value: "open", label: t`still open` },
					]}
					required
				/>
				<RadioField
					name={["transfer", "minor"]}
					label={t`Minor nonconformities`}
					options={[
						{ value: "none", label: t`none open` },
						{ value: "planned", label: t`the plan is accepted` },
						{ value: "open", label: t`open, without an accepted plan` },
					]}
					required
				/>
				{application.transferred.data.ceased === "yes" && (
					<DateField
						name={["transfer", "informed_on"]}
						label={t`The accreditation body was informed on`}
						required
					/>
				)}
			</FieldSet>
		</>
	);
}
