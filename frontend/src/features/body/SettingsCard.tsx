import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import {
	CheckField,
	ChecksField,
	RadioField,
	SelectField,
	TextAreaField,
	TextField,
} from "@/components/fields";
import { Notice } from "@/components/Notice";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { changeBody } from "@/gen/sdk.gen";
import type { BodySettings, BodyView } from "@/gen/types.gen";
import { useCountries } from "@/lib/countries";
import { ifMatch } from "@/lib/http";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { zones } from "@/lib/zones";

interface Props {
	body: BodyView;
	manage: boolean;
}

/** Name, address, zone, rules that apply, numbering, accreditation. */
export function SettingsCard({ body, manage }: Props) {
	const { t } = useLingui();
	const [saved, setSaved] = useState(false);
	const send = useSend((values: BodySettings) =>
		changeBody({ path: { body: body.slug }, headers: { "If-Match": ifMatch(body.version) }, body: values }),
	);
	const submit = async (values: BodySettings) => {
		await send(values);
		setSaved(true);
	};
	return (
		<Card>
			<Form<BodySettings>
				initial={body}
				onSubmit={submit}
				onChange={() => setSaved(false)}
				submit={manage ? t`Save` : undefined}
				disabled={!manage}
			>
				{saved && <Notice kind="good" title={t`Saved`} />}
				<Who />
				<Standards body={body} />
				<Rules />
				<Numbers standards={body.standards} />
				<Directory body={body} />
				<Invoices />
			</Form>
		</Card>
	);
}

function Who() {
	const { t } = useLingui();
	const countries = useCountries();
	return (
		<FieldSet title={t`Certification body`}>
			<BilingualField name="name" label={t`Name of the body`} />
			<BilingualField name="address" label={t`Address`} />
			<BilingualField name="city" label={t`City`} />
			<FieldRow>
				<SelectField name="country" label={t`Country`} options={countries} required />
				<SelectField name="time_zone" label={t`Time zone`} options={zones} required />
				<SelectField
					name="language"
					label={t`Language of mail`}
					options={[
						{ value: "en", label: "English" },
						{ value: "zh-CN", label: "简体中文" },
					]}
					required
				/>
			</FieldRow>
			<FieldRow>
				<TextField name="email" label={t`E-mail`} type="email" />
				<TextField name="telephone" label={t`Telephone`} type="tel" />
				<TextField name="website" label={t`Website`} type="url" />
			</FieldRow>
		</FieldSet>
	);
}

/** What the body certifies to: applicants and strangers are offered only this. */
function Standards({ body }: { body: BodyView }) {
	const { t } = useLingui();
	const say = useSay();
	const query = useQuery(listStandardsOptions({ path: { body: body.slug } }));
	const editions = (query.data?.items ?? []).filter(
		(one) => one.selectable || body.standards.includes(one.code),
	);
	return (
		<FieldSet title={t`Standards`}>
			<ChecksField
				name="standards"
				label={t`The body certifies to`}
				required
				options={editions.map((one) => {
					const title = say(one.title);
					const { successor } = one;
					return {
						value: one.code,
						label: one.display,
						help: successor
							? t`${title}. ${successor} has been published; the end of the transition is not known here yet.`
							: title,
					};
				})}
			/>
		</FieldSet>
	);
}

/** The directory for anybody: of those clients who allow it. */
function Directory({ body }: { body: BodyView }) {
	const { t } = useLingui();
	const address = `${location.origin}/directory/${body.slug}`;
	return (
		<FieldSet title={t`Directory and registers`}>
			<CheckField
				name="directory"
				label={t`Publish the certified organisations that allow it`}
				help={t`Anybody can search them by name, number, standard, country and status, and take them as data. What a client allows stands in its agreement.`}
			/>
			{body.directory && (
				<p>
					<a href={address} target="_blank" rel="noreferrer">
						{address}
					</a>
				</p>
			)}
			<CheckField
				name="certsearch"
				label={t`The body reports to IAF CertSearch`}
				help={t`The administrators are reminded each month. Only certificates whose clients allow it in their agreement are reported.`}
			/>
			<CheckField
				name="counts"
				label={t`It reports numbers each quarter instead of certificates`}
				help={t`Only where the accreditation body has excluded the body from the upload of certificates. It needs the report to IAF CertSearch above.`}
			/>
		</FieldSet>
	);
}

function Rules() {
	const { t } = useLingui();
	return (
		<FieldSet title={t`Rules that apply`}>
			<RadioField
				name="jurisdiction"
				label={t`Jurisdiction`}
				required
				options={[
					{ value: "IAF", label: "IAF", help: t`ISO/IEC 17021-1 and the IAF mandatory documents` },
					{
						value: "CN",
						label: "CN",
						help: t`The rules of CNCA on top: surveillance counts from the date of issue`,
					},
				]}
			/>
			<RadioField
				name="expiry_convention"
				label={t`A certificate of three years ends`}
				required
				options={[
					{ value: "day_before", label: t`on the day before the anniversary` },
					{ value: "anniversary", label: t`on the anniversary` },
				]}
			/>
		</FieldSet>
	);
}

function Invoices() {
	const { t } = useLingui();
	return (
		<FieldSet title={t`Invoices`}>
			<TextField name={["billing", "tax_number"]} label={t`Tax number of the body`} maxLength={60} />
			<TextAreaField name={["billing", "account"]} label={t`Bank account for payments`} maxLength={500} />
			<CheckField
				name={["billing", "pay_first"]}
				label={t`An audit is confirmed once the invoices of its agreement are paid`}
			/>
		</FieldSet>
	);
}

function Numbers({ standards }: { standards: string[] }) {
	const { t } = useLingui();
	// Without the year: the next edition goes on with the pattern of the one before.
	const bare = [...new Set(standards.map((code) => code.split(":")[0] ?? code))];
	return (
		<FieldSet title={t`Numbers and accreditation`}>
			<FieldRow>
				<TextField name="code" label={t`Code of the body`} required />
				<TextField
					name="certificate_pattern"
					label={t`Pattern of certificate numbers`}
					help="{cb} {yy} {yyyy} {field} {serial:5} {cycle} {size}"
					required
				/>
			</FieldRow>
			<p className="quiet">{t`A standard may have a pattern of its own; its numbers then count by themselves. Numbers that were issued stay.`}</p>
			<FieldRow>
				{bare.map((code) => (
					<TextField
						key={code}
						name={["certificate_patterns", code]}
						label={t`Pattern for ${code}`}
						placeholder={t`that of the body`}
					/>
				))}
			</FieldRow>
			<FieldRow>
				<TextField name={["accreditation", "body"]} label={t`Accreditation body`} />
				<TextField name={["accreditation", "number"]} label={t`Accreditation number`} />
				<DateField name={["accreditation", "expires_on"]} label={t`Accredited until`} />
			</FieldRow>
		</FieldSet>
	);
}
