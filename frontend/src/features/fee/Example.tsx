import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { FieldRow, FieldSet } from "@/components/Form";
import { NumberField, SelectField } from "@/components/fields";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { useRiskNames } from "@/lib/risks";
import { useBody } from "@/lib/route";
import { options } from "./names";

/** A case that tries the list before it is published. */
export function Example() {
	const { t } = useLingui();
	const body = useBody();
	const risks = useRiskNames();
	const standards = useQuery(listStandardsOptions({ path: { body } }));
	const days = (key: string, label: string) => (
		<NumberField name={["measure", key]} label={label} unit={t`audit days`} min={0} step={0.5} digits={1} />
	);
	return (
		<FieldSet title={t`Example`} hint={t`It tries the list and is not kept.`}>
			<FieldRow>
				<NumberField name={["measure", "persons"]} label={t`Persons in scope`} min={1} />
				<NumberField name={["measure", "sites"]} label={t`Sites, the central one included`} min={1} />
			</FieldRow>
			<FieldRow>
				{days("initial_days", t`Initial certification`)}
				{days("surveillance_days", t`Each surveillance`)}
				{days("recertification_days", t`Recertification`)}
			</FieldRow>
			<FieldRow>
				<SelectField
					name={["measure", "standard"]}
					label={t`Standard`}
					required
					options={(standards.data?.items ?? []).map((s) => ({ value: s.code, label: s.display }))}
				/>
				<SelectField name={["measure", "risk"]} label={t`Category of risk`} clear options={options(risks)} />
			</FieldRow>
		</FieldSet>
	);
}
