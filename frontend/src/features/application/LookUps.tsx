import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { FieldRow, Form } from "@/components/Form";
import { DocumentField, RadioField, SelectField, TextAreaField } from "@/components/fields";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Say } from "@/components/Text";
import { lookUpApplicant } from "@/gen/sdk.gen";
import type { ApplicationLookedUp, ApplicationLookUp, ApplicationView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import { contentOf } from "./SubmittedFiles";

/** What the reviewer found of the applicant in the public registers that apply, and the way to record it. */
export function LookUps({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const may = useMay("application.review");
	const [open, setOpen] = useState(false);
	const registers = application.registers ?? [];
	const found = application.review?.look_ups ?? [];
	const running = application.state === "under_review" || application.state === "info_requested";
	if (!application.review?.begun_on || registers.length + found.length === 0) return null;
	return (
		<Card
			title={t`Look-ups in public registers`}
			internal={t`Staff only`}
			aside={
				may && running && <Button size="small" onClick={() => setOpen(true)}>{t`Record a look-up`}</Button>
			}
			flush
		>
			<PlainTable
				label={t`Look-ups in public registers`}
				head={[
					{ title: t`Public register` },
					{ title: t`Looked at on` },
					{ title: t`Result` },
					{ title: t`Recorded by` },
				]}
				rows={registers.flatMap((register) => {
					const site = (
						<a key="register" href={register.site} target="_blank" rel="noreferrer">
							<Say text={register.name} />
						</a>
					);
					const list = found.filter((one) => one.register === register.key).reverse();
					if (list.length === 0)
						return [{ key: register.key, cells: [site, t`not looked up yet`, null, null] }];
					return list.map((one) => ({
						key: register.key + one.at,
						cells: [site, <DateText key="on" value={one.on} />, <Found key="result" found={one} />, one.name],
					}));
				})}
			/>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Record a look-up`}>
				<LookUpForm application={application} onDone={() => setOpen(false)} />
			</Dialog>
		</Card>
	);
}

function Found({ found }: { found: ApplicationLookedUp }) {
	const { t } = useLingui();
	const body = useBody();
	const results = useResults();
	return (
		<>
			{results[found.result]}
			{found.words && <div className="quiet small">{found.words}</div>}
			{found.picture && (
				<div>
					<Button kind="link" href={contentOf(body, found.picture)}>{t`Picture of the page`}</Button>
				</div>
			)}
		</>
	);
}

function useResults(): Record<ApplicationLookUp["result"], string> {
	const { t } = useLingui();
	return {
		not_listed: t`not listed, no penalty`,
		penalty: t`an ordinary penalty`,
		listed: t`listed as seriously dishonest`,
	};
}

function LookUpForm({ application, onDone }: { application: ApplicationView; onDone: () => void }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const today = useToday();
	const results = useResults();
	const send = useSend((values: ApplicationLookUp) =>
		lookUpApplicant({
			path: { body, application: application.id },
			headers: { "If-Match": ifMatch(application.version) },
			body: values,
		}),
	);
	return (
		<Form<ApplicationLookUp>
			initial={{ on: today }}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Keep the look-up`}
		>
			<FieldRow>
				<SelectField
					name="register"
					label={t`Public register`}
					options={(application.registers ?? []).map((one) => ({ value: one.key, label: say(one.name) }))}
					required
				/>
				<DateField name="on" label={t`Looked at on`} max={today} required />
			</FieldRow>
			<RadioField
				name="result"
				label={t`Result`}
				options={Object.entries(results).map(([value, label]) => ({ value, label }))}
				required
			/>
			<TextAreaField
				name="words"
				label={t`Note`}
				help={t`Needed about a penalty: which, and why it does not stand against certification`}
				rows={2}
				maxLength={2000}
			/>
			<DocumentField
				name="picture"
				label={t`Picture of the page`}
				help={t`A PDF or a picture.`}
				client={application.client_id}
				accept=".pdf,image/*"
			/>
		</Form>
	);
}
