import { useLingui } from "@lingui/react/macro";
import { BilingualField } from "@/components/BilingualField";
import { ChecksField, TextAreaField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { useSay } from "@/lib/text";
import { managesServices } from "../words";
import { ScopePreview } from "./ScopePreview";
import { blank, type SectionFormProps } from "./section";

export function Scope({ values, application }: SectionFormProps<"scope">) {
	const { t } = useLingui();
	const say = useSay();
	const sites = application.sites.data.list;
	const services = managesServices(application);
	return (
		<>
			<ScopePreview scope={values} application={application} />
			<BilingualField
				name="org_unit"
				label={services ? t`Who delivers the services` : t`Who is certified`}
				help={t`The organisation or the part of it whose management system is certified`}
				needs={["en", "zh"]}
			/>
			<ListField
				name="services"
				add={services ? t`Add a service` : t`Add an activity`}
				remove={(i) => {
					const n = i + 1;
					return services ? t`Remove service ${n}` : t`Remove activity ${n}`;
				}}
				title={(i) => {
					const n = i + 1;
					return services ? t`Service ${n}` : t`Activity ${n}`;
				}}
				fresh={() => blank}
			>
				{(path) => (
					<BilingualField
						name={path}
						label={services ? t`Service` : t`Product, service or activity`}
						help={
							services
								? t`For instance “managed hosting of banking applications”; “IT services” alone says nothing`
								: t`For instance “design and manufacture of pumps”; every word must be covered by the system`
						}
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
