import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { CheckField, ChecksField } from "@/components/fields";
import { changeStanding } from "@/gen/sdk.gen";
import type { AccountMembership, Member, Standing } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useRoles } from "@/lib/roles";
import { useSend } from "@/lib/send";
import { useStaffRoles } from "./words";

interface Props {
	body: string;
	person: Member;
	manage: boolean;
}

/** The roles of a person in the body; what it did stays when it leaves. */
export function StandingCard({ body, person, manage }: Props) {
	const { t } = useLingui();
	const roles = useRoles();
	const m = person.membership;
	if (!m) return null;
	if (manage) return <StandingForm body={body} membership={m} />;
	return (
		<Card title={t`Place in the body`}>
			<Facts
				columns={1}
				items={[{ label: t`Roles`, value: (m.roles ?? []).map((role) => roles[role] ?? role).join(", ") }]}
			/>
		</Card>
	);
}

function StandingForm({ body, membership }: { body: string; membership: AccountMembership }) {
	const { t } = useLingui();
	const roles = useStaffRoles();
	const send = useSend((values: Standing) =>
		changeStanding({
			path: { body, membership: membership.id },
			headers: { "If-Match": ifMatch(membership.version) },
			body: values,
		}),
	);
	return (
		<Card title={t`Place in the body`}>
			<Form<Standing>
				initial={{ roles: membership.roles ?? [], active: membership.active }}
				onSubmit={send}
				submit={t`Save the roles`}
			>
				<ChecksField name="roles" label={t`Roles`} options={roles} required />
				<CheckField name="active" label={t`May sign in here`} />
			</Form>
		</Card>
	);
}
