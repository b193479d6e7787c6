import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { DataTable } from "@/components/DataTable";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { listPeopleOptions } from "@/gen/@tanstack/react-query.gen";
import { inviteStaff } from "@/gen/sdk.gen";
import type { Member } from "@/gen/types.gen";
import { useFunctions, useRoles } from "@/lib/roles";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { InviteForm } from "./InviteForm";
import { StaffInvitations } from "./StaffInvitations";
import { useStaffRoles } from "./words";

/** The people of the body: roles, and what each is competent for. */
export default function PeoplePage() {
	const { t } = useLingui();
	const body = useBody();
	const manage = useMay("people.manage");
	const [inviting, setInviting] = useState(false);
	return (
		<>
			<PageHead
				title={t`People`}
				sub={t`Roles, competence, impartiality and leave`}
				actions={manage && <Button kind="primary" onClick={() => setInviting(true)}>{t`Invite`}</Button>}
			/>
			<Stack>
				<PeopleTable body={body} />
				{manage && <StaffInvitations body={body} />}
			</Stack>
			<Dialog open={inviting} onClose={() => setInviting(false)} title={t`Invite a person`}>
				<InviteForm
					staff
					send={(values, key) =>
						inviteStaff({ path: { body }, body: values, headers: { "Idempotency-Key": key } })
					}
					onSent={() => setInviting(false)}
				/>
			</Dialog>
		</>
	);
}

function PeopleTable({ body }: { body: string }) {
	const { t } = useLingui();
	const roles = useRoles();
	const functions = useFunctions();
	const skills = (p: Member) =>
		[...new Set((p.competences ?? []).map((c) => functions[c.function] ?? c.function))].join(", ");
	return (
		<DataTable
			label={t`People`}
			query={({ q, sort, after, filters }) =>
				listPeopleOptions({
					path: { body },
					query: { q, sort, after, role: filters.role, active: filters.active },
				})
			}
			columns={[
				{
					key: "name",
					title: t({ message: "Name", context: "person" }),
					render: (p) => p.name,
					sub: (p) => p.email,
					sort: "name",
				},
				{
					key: "roles",
					title: t`Roles`,
					render: (p) => (p.membership?.roles ?? []).map((role) => roles[role] ?? role).join(", ") || "–",
				},
				{ key: "skills", title: t`Competence`, render: (p) => skills(p) || "–", wideOnly: true },
				{
					key: "state",
					title: t`Status`,
					render: (p) =>
						p.membership?.active ? <Status tone="good">{t`Active`}</Status> : <Status>{t`Left`}</Status>,
				},
			]}
			rowKey={(p) => p.id}
			to={(p) => `/b/${body}/people/${p.id}`}
			search={t`Search name or e-mail`}
			filters={[
				{ key: "role", label: t`All roles`, options: useStaffRoles() },
				{
					key: "active",
					label: t`Active and left`,
					options: [
						{ value: "yes", label: t`Active` },
						{ value: "no", label: t`Left` },
					],
				},
			]}
			defaultSort="name"
			empty={
				<Empty
					kind="nothing"
					title={t`Nobody is here yet`}
					text={t`Invite the people who review, audit and decide.`}
				/>
			}
		/>
	);
}
