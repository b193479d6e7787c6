import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { createBody } from "@/gen/sdk.gen";
import type { Created, NewBody } from "@/gen/types.gen";
import { useCountries } from "@/lib/countries";
import { useSend } from "@/lib/send";
import { zones } from "@/lib/zones";

/** A body and its first administrator, whose password is shown once. */
export function CreateBodyForm({ onDone }: { onDone: () => void }) {
	const { t } = useLingui();
	const [done, setDone] = useState<{ created: Created; email: string }>();
	const create = useSend((values: NewBody) => createBody({ body: values }));
	const send = async (values: NewBody) => {
		const { data } = await create(values);
		setDone({ created: data, email: values.admin.email });
	};
	if (done) return <Told created={done.created} email={done.email} onDone={onDone} />;
	return (
		<Form<NewBody>
			initial={{
				language: "en",
				jurisdiction: "IAF",
				time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
			}}
			onSubmit={send}
			submit={t`Create the body`}
		>
			<BilingualField name="name" label={t`Name of the body`} />
			<FieldRow>
				<TextField
					name="slug"
					label={t`Short name in addresses`}
					help={t`Small letters, digits, hyphens`}
					required
				/>
				<TextField name="code" label={t`Code in its numbers`} help={t`Capital letters and digits`} required />
			</FieldRow>
			<Where />
			<FieldSet title={t`First administrator`}>
				<FieldRow>
					<TextField name={["admin", "name"]} label={t({ message: "Name", context: "person" })} required />
					<TextField name={["admin", "email"]} label={t`E-mail`} type="email" required />
				</FieldRow>
			</FieldSet>
		</Form>
	);
}

function Where() {
	const { t } = useLingui();
	const countries = useCountries();
	return (
		<>
			<FieldRow>
				<SelectField name="country" label={t`Country`} options={countries} required />
				<SelectField name="time_zone" label={t`Time zone`} options={zones} required />
			</FieldRow>
			<FieldRow>
				<SelectField
					name="jurisdiction"
					label={t`Jurisdiction`}
					options={[
						{ value: "IAF", label: "IAF" },
						{ value: "CN", label: "CN" },
					]}
					required
				/>
				<SelectField
					name="language"
					label={t`Language`}
					options={[
						{ value: "en", label: "English" },
						{ value: "zh-CN", label: "简体中文" },
					]}
					required
				/>
			</FieldRow>
		</>
	);
}

function Told({ created, email, onDone }: { created: Created; email: string; onDone: () => void }) {
	const { t } = useLingui();
	return (
		<Stack>
			<Notice kind="good" title={t`The body is created.`}>
				<p>
					{created.password
						? t`Hand this password to the administrator now: it is shown once and must be changed at the first sign-in.`
						: t`The administrator has an account already and signs in with it.`}
				</p>
			</Notice>
			<Facts
				columns={1}
				items={[
					{ label: t`E-mail`, value: email },
					{ label: t`One-time password`, value: created.password && <code>{created.password}</code> },
				]}
			/>
			<Button kind="primary" onClick={onDone}>
				{t({ message: "Done", context: "button" })}
			</Button>
		</Stack>
	);
}
