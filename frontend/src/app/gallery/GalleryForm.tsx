import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { CheckField, NumberField, RadioField, SelectField, TextField } from "@/components/fields";
import { ListField } from "@/components/ListField";
import { Problem } from "@/lib/problem";

/** A form whose server always refuses, to see where each reason goes. */
export function GalleryForm() {
	const refuse = () =>
		Promise.reject(
			new Problem(
				{
					detail: "Please correct the fields named below.",
					errors: [
						{ field: "email", says: "This is not an e-mail address." },
						{ field: "name.zh", says: "The Chinese name is missing." },
						{ field: "elsewhere", says: "Something that has no field here." },
					],
				},
				422,
			),
		);
	return (
		<Card title="Form">
			<Form
				onSubmit={refuse}
				submit="Save"
				aside={<Button kind="text">Cancel</Button>}
				initial={{ sites: [{ city: "Dublin" }] }}
			>
				<FieldSet title="Organisation" hint="As it stands in the register.">
					<BilingualField name="name" label="Legal name" needs={["zh"]} />
					<FieldRow>
						<TextField name="email" label="E-mail" type="email" required />
						<SelectField name="country" label="Country" options={[{ value: "IE", label: "Ireland" }]} />
					</FieldRow>
					<FieldRow>
						<NumberField name="people" label="Headcount" unit="persons" min={1} required />
						<DateField name="since" label="System in operation since" required />
					</FieldRow>
					<RadioField
						name="kind"
						label="Kind of provider"
						options={[
							{ value: "internal", label: "Internal", help: "Serves its own group." },
							{ value: "external", label: "External" },
						]}
					/>
					<CheckField name="true" label="All this is true" />
				</FieldSet>
				<ListField
					name="sites"
					add="Add a site"
					remove={(i) => `Remove site ${i + 1}`}
					title={(i) => `Site ${i + 1}`}
				>
					{(path) => <TextField name={[...path, "city"]} label="City" />}
				</ListField>
			</Form>
		</Card>
	);
}
