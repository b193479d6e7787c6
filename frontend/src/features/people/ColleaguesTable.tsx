import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { changeColleague } from "@/gen/sdk.gen";
import type { AccountMembership } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useSession } from "@/lib/session";
import { useClientRoles } from "./words";

/** Who acts for the organisation, and as what; access is ended and given again here. */
export function ColleaguesTable({ client, people }: { client: string; people: AccountMembership[] }) {
	const { t } = useLingui();
	const body = useBody();
	const me = useSession()?.identity.email;
	const roles = useClientRoles();
	const change = useAct((m: AccountMembership) =>
		changeColleague({
			path: { body, client, membership: m.id },
			headers: { "If-Match": ifMatch(m.version) },
			body: { roles: m.roles ?? [], active: !m.active },
		}),
	);
	const button = (m: AccountMembership) =>
		m.email !== me && (
			<Button size="small" onClick={() => change.run(m)} busy={change.busy}>
				{m.active ? t`End access` : t`Give access again`}
			</Button>
		);
	return (
		<Stack gap="tight">
			{change.error !== undefined && <ProblemNote error={change.error} />}
			<PlainTable
				label={t`People`}
				head={[
					{ title: t({ message: "Name", context: "person" }) },
					{ title: t`E-mail` },
					{ title: t`As` },
					{ title: t`Status` },
					{ title: "", end: true },
				]}
				rows={people.map((m) => ({
					key: m.id,
					cells: [
						m.name,
						m.email,
						(m.roles ?? []).map((role) => roles[role] ?? role).join(", "),
						m.active ? (
							<Status key="on" tone="good">{t`Active`}</Status>
						) : (
							<Status key="off">{t`Access ended`}</Status>
						),
						button(m),
					],
				}))}
			/>
		</Stack>
	);
}
