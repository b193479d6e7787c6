import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { FieldRow, Form } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { getSessionOptions } from "@/gen/@tanstack/react-query.gen";
import { changeMyPassword, changeMyProfile } from "@/gen/sdk.gen";
import type { ChangePasswordInBody, Me, Profile } from "@/gen/types.gen";
import { useRoles } from "@/lib/roles";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { zones } from "@/lib/zones";
import { SessionsCard } from "./SessionsCard";

/** A person's own account: name, language, password, places and sessions. */
export default function AccountPage() {
	const { t } = useLingui();
	const query = useQuery(getSessionOptions());
	return (
		<Loaded query={query}>
			{(me) => (
				<>
					<PageHead
						title={t`Your account`}
						sub={me.identity.email}
						back={{ to: "/", label: t`Start page` }}
					/>
					<Stack>
						{me.identity.must_change && (
							<Notice
								kind="warning"
								title={t`Your password was given to you for once. Please set your own now.`}
							/>
						)}
						<PasswordCard />
						<ProfileCard me={me} />
						<PlacesCard me={me} />
						<SessionsCard />
					</Stack>
				</>
			)}
		</Loaded>
	);
}

function ProfileCard({ me }: { me: Me }) {
	const { t } = useLingui();
	const send = useSend((values: Profile) => changeMyProfile({ body: values }));
	return (
		<Card title={t`You`}>
			<Stack>
				<Form<Profile> initial={me.identity} onSubmit={send} submit={t`Save`}>
					<FieldRow>
						<TextField name="name" label={t`Your name`} autoComplete="name" required />
						<SelectField
							name="locale"
							label={t`Language of your mail`}
							options={[
								{ value: "en", label: "English" },
								{ value: "zh-CN", label: "简体中文" },
							]}
							required
						/>
						<SelectField
							name="time_zone"
							label={t`Time zone of your mail`}
							options={zones}
							placeholder={t`That of the certification body`}
							help={t`Letters say when a last day ends at your place, and reminders come in your day.`}
							clear
						/>
					</FieldRow>
				</Form>
				<Proposed me={me} />
			</Stack>
		</Card>
	);
}

/** The time zone of the browser, where another one is kept. */
function Proposed({ me }: { me: Me }) {
	const { t } = useLingui();
	const { name, locale, time_zone: kept } = me.identity;
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const take = useAct(() => changeMyProfile({ body: { name, locale, time_zone: here } }));
	if (kept === here || !zones.some((zone) => zone.value === here)) return null;
	return (
		<Row>
			<span>{t`Your browser says ${here}.`}</span>
			<Button onClick={take.run} busy={take.busy}>{t`Use it`}</Button>
			<ProblemNote error={take.error} />
		</Row>
	);
}

function PasswordCard() {
	const { t } = useLingui();
	const [changed, setChanged] = useState(0);
	const change = useSend((values: ChangePasswordInBody) => changeMyPassword({ body: values }));
	const send = async (values: ChangePasswordInBody) => {
		await change(values);
		setChanged((n) => n + 1);
	};
	return (
		<Card title={t`Password`}>
			<Stack>
				{changed > 0 && (
					<Notice kind="good" title={t`Your password is changed; your other sessions have ended.`} />
				)}
				<Form<ChangePasswordInBody> key={changed} onSubmit={send} submit={t`Change the password`}>
					<FieldRow>
						<TextField
							name="old"
							label={t`Present password`}
							type="password"
							autoComplete="current-password"
							required
						/>
						<TextField
							name="password"
							label={t`New password`}
							type="password"
							autoComplete="new-password"
							help={t`At least 12 characters; a short sentence is good`}
							required
						/>
					</FieldRow>
				</Form>
			</Stack>
		</Card>
	);
}

function PlacesCard({ me }: { me: Me }) {
	const { t } = useLingui();
	const say = useSay();
	const roles = useRoles();
	return (
		<Card title={t`Where you work`} aside={me.operator && <Button to="/operator">{t`Operator`}</Button>}>
			<PlainTable
				label={t`Where you work`}
				head={[{ title: t`Certification body` }, { title: t`As` }]}
				rows={me.memberships.map((place) => ({
					key: place.body.id + (place.client?.id ?? ""),
					cells: [
						<Link key="to" to={`/${place.client ? "c" : "b"}/${place.body.slug}`}>
							{say(place.body.name)}
						</Link>,
						place.client ? say(place.client.name) : place.roles.map((role) => roles[role] ?? role).join(", "),
					],
				}))}
			/>
		</Card>
	);
}
