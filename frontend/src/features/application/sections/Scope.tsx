import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { ChecksField, TextAreaField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { useSay } from "@/lib/text";
import { ScopePreview } from "./ScopePreview";
import { blank, type SectionFormProps } from "./section";

export function Scope({ values, application }: SectionFormProps<"scope">) {
	const { t } = useLingui();
	const say = useSay();
	const sites = application.sites.data.list;
	return (
		<>
			<ScopePreview scope={values} sites={sites} />
			<BilingualField
				name="org_unit"
				label={t`Who delivers the services`}
				help={t`The organisation or the part of it whose management system is certified`}
				needs={["en", "zh"]}
			/>
			<ListField
				name="services"
				add={t`Add a service`}
				remove={(i) => {
					const n = i + 1;
					return t`Remove service ${n}`;
				}}
				title={(i) => {
					const n = i + 1;
					return t`Service ${n}`;
				}}
				fresh={() => blank}
			>
				{(path) => (
					<BilingualField
						name={path}
						label={t`Service`}
						help={t`For instance “managed hosting of banking applications”; “IT services” alone says nothing`}
						needs={["en", "zh"]}
					/>
				)}
			</ListField>
			<BilingualField name="customers" label={t`Customers`} needs={["en", "zh"]} />
			<ChecksField
				name="locations"
				label={t`From which sites`}
				help={sites.length === 0 && t`Fill in the section “Sites” first.`}
				options={sites.map((site) => ({ value: site.key, label: say(site.name), help: say(site.city) }))}
			/>
			<BilingualField name="customer_locations" label={t`At which customers' sites, where it matters`} />
			<BilingualField name="technology" label={t`Technology, only where it makes the scope clearer`} />
			<TextAreaField
				name="other_parties"
				label={t`Other parties that operate processes or services`}
				help={t`Not printed on the certificate`}
			/>
		</>
	);
}
