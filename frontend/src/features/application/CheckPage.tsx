import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { FieldRow, Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { DateTime } from "@/components/Text";
import { getApplicationOptions } from "@/gen/@tanstack/react-query.gen";
import { submitApplication } from "@/gen/sdk.gen";
import type { ApplicationView, Submission } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay, useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { ApplicationFacts } from "./ApplicationFacts";
import { EligibilityNote } from "./EligibilityNote";
import { displayed } from "./words";

/** Everything that was answered, what the rules say, and the signature. */
export default function CheckPage() {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("application");
	const query = useQuery(getApplicationOptions({ path: { body, application: id } }));
	const base = `/c/${body}/applications/${id}`;
	return (
		<Loaded query={query}>
			{(application) => (
				<>
					<PageHead
						title={t`Check your answers`}
						sub={displayed(application.editions)}
						back={{ to: base, label: application.reference }}
					/>
					<Stack>
						<ApplicationFacts
							application={application}
							change={(section) =>
								application.state === "draft" &&
								application.tasks.some((task) => task.section === section) && (
									<Link
										to={`${base}/sections/${section}`}
										aria-label={`${t`Change`} ${section}`}
									>{t`Change`}</Link>
								)
							}
						/>
						<Card title={t`Conditions for applying`}>
							<EligibilityNote eligibility={application.eligibility} />
						</Card>
						{application.state === "draft" ? (
							<Sign application={application} base={base} />
						) : (
							<Signed application={application} />
						)}
					</Stack>
				</>
			)}
		</Loaded>
	);
}

function Sign({ application, base }: { application: ApplicationView; base: string }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const navigate = useNavigate();
	const session = useSession();
	const send = useSend((values: Submission) =>
		submitApplication({
			path: { body, application: application.id },
			headers: { "If-Match": ifMatch(application.version) },
			body: values,
		}),
	);
	const submit = async (values: Submission) => {
		await send(values);
		await navigate({ to: base });
	};
	const refused = application.actions.find((action) => action.name === "submit");
	const may = useMay("quotation.accept");
	if (!may)
		return (
			<Notice kind="info" title={t`The organisation itself signs`}>
				{t`Tell your client that the application is ready.`}
			</Notice>
		);
	return (
		<Card title={t`Submit`}>
			<Stack>
				<Open application={application} base={base} />
				<Form<Submission>
					initial={{ name: session?.identity.name }}
					onSubmit={submit}
					submit={t`Sign and submit the application`}
					why={refused?.allowed === false ? say(refused.why) : undefined}
				>
					<p>{t`With your name you declare that you are authorised to apply, that everything stated here is true, and that the organisation will meet the requirements for certification and give the information that the audit needs.`}</p>
					<FieldRow>
						<TextField name="name" label={t`Your name`} required />
						<TextField name="position" label={t`Position`} />
					</FieldRow>
					{application.eligibility.warnings.length > 0 && (
						<TextAreaField
							name="explanation"
							label={t`Your explanation of the rules to keep in mind`}
							help={t`For instance when the missing materials will follow`}
							required
						/>
					)}
				</Form>
			</Stack>
		</Card>
	);
}

function Open({ application, base }: { application: ApplicationView; base: string }) {
	const { t } = useLingui();
	const say = useSay();
	const open = application.tasks.filter((task) => task.state !== "done");
	if (open.length === 0) return null;
	return (
		<Notice kind="warning" title={t`These sections are not complete`}>
			<ul>
				{open.map((task) => (
					<li key={task.section}>
						<Link to={`${base}/sections/${task.section}`}>{say(task.title)}</Link>
					</li>
				))}
			</ul>
		</Notice>
	);
}

function Signed({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const { signature } = application;
	if (!signature) return null;
	return (
		<Card title={t`Signed`}>
			<Facts
				items={[
					{
						label: t({ message: "By", context: "signature" }),
						value: [signature.name, signature.position].filter(Boolean).join(", "),
					},
					{ label: t`At`, value: <DateTime value={signature.at} /> },
					{ label: t`Explanation`, value: signature.explanation, wide: true },
				]}
			/>
		</Card>
	);
}
