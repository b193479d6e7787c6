import { useLingui } from "@lingui/react/macro";
import { CheckField, RadioField, TextAreaField } from "@/components/fields";
import type { SectionFormProps } from "./section";
import { useYesNoOptions } from "./yesno";

export function Declarations({ values, application }: SectionFormProps<"declarations">) {
	const { t } = useLingui();
	return (
		<>
			{application.declared.includes("lawful") && <Chinese penalty={values.no_penalty === "no"} />}
			<TextAreaField
				name="restricted"
				label={t`Records that the audit team may not see, and why`}
				help={t`Leave empty where there are none`}
			/>
			<CheckField
				name="truthful"
				label={t`Sites, activities, numbers of persons and operating time are stated truthfully.`}
			/>
		</>
	);
}

/** What only a body under the rules of China asks for. */
function Chinese({ penalty }: { penalty: boolean }) {
	const { t } = useLingui();
	const yesNo = useYesNoOptions();
	return (
		<>
			<RadioField
				name="lawful"
				label={t`Licence and permits are valid, and no authority has ordered us to stop.`}
				options={yesNo}
				required
			/>
			<RadioField
				name="not_listed"
				label={t`We stand on no list of seriously dishonest organisations.`}
				options={yesNo}
				required
			/>
			<RadioField
				name="no_accident"
				label={t`Within a year there was no major accident with an order to stop.`}
				options={yesNo}
				required
			/>
			<RadioField
				name="no_spot_check"
				label={t`Within a year no product failed a national spot check, or it was put right.`}
				options={yesNo}
				required
			/>
			<RadioField
				name="no_penalty"
				label={t`There was no administrative penalty since a year before the system began.`}
				options={yesNo}
				required
			/>
			{penalty && <TextAreaField name="penalties" label={t`Which penalties, when and what for?`} required />}
		</>
	);
}
