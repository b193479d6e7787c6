import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loaded } from "@/components/Loaded";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateTime } from "@/components/Text";
import type { AccountInvitation } from "@/gen/types.gen";
import { useAct } from "@/lib/send";

interface Props<E> {
	query: UseQueryResult<{ items: AccountInvitation[] }, E>;
	resend: (invitation: AccountInvitation) => Promise<unknown>;
	revoke: (invitation: AccountInvitation) => Promise<unknown>;
}

/** Invitations that were sent, and what became of them. */
export function InvitationsCard<E>({ query, resend, revoke }: Props<E>) {
	const { t } = useLingui();
	const again = useAct(resend);
	const back = useAct(revoke);
	const buttons = (i: AccountInvitation) =>
		i.state === "pending" && (
			<Row end>
				<Button size="small" onClick={() => again.run(i)} busy={again.busy}>{t`Send again`}</Button>
				<Button size="small" onClick={() => back.run(i)} busy={back.busy}>{t`Revoke`}</Button>
			</Row>
		);
	return (
		<Card title={t`Invitations`}>
			<Stack>
				<ProblemNote error={again.error ?? back.error} />
				<Loaded query={query}>
					{(list) =>
						open(list.items).length === 0 ? (
							<Empty kind="nothing" title={t`No invitation is open`} />
						) : (
							<PlainTable
								label={t`Invitations`}
								head={[
									{ title: t({ message: "Name", context: "person" }) },
									{ title: t`E-mail` },
									{ title: t`Status` },
									{ title: "", end: true },
								]}
								rows={open(list.items).map((i) => ({
									key: i.id,
									cells: [
										<Who key="who" invitation={i} />,
										i.email,
										<State key="state" invitation={i} />,
										buttons(i),
									],
								}))}
							/>
						)
					}
				</Loaded>
			</Stack>
		</Card>
	);
}

/** Those that were accepted stand among the people. */
function open(list: AccountInvitation[]): AccountInvitation[] {
	return list.filter((i) => i.state !== "accepted");
}

/** The name, and how much the person is known to be competent for already. */
function Who({ invitation: { name, file } }: { invitation: AccountInvitation }) {
	const { t } = useLingui();
	const known = file?.competences?.length ?? 0;
	return (
		<>
			{name}
			{known > 0 && (
				<div className="quiet">{t`joins with ${plural(known, { one: "# competence", other: "# competences" })}`}</div>
			)}
		</>
	);
}

function State({ invitation }: { invitation: AccountInvitation }) {
	const { t } = useLingui();
	if (invitation.state === "revoked") return <Status>{t`Revoked`}</Status>;
	if (new Date(invitation.expires_at) < new Date())
		return <Status tone="late">{t({ message: "Expired", context: "invitation" })}</Status>;
	return (
		<Status tone="going">
			{t`Good until`} <DateTime value={invitation.expires_at} />
		</Status>
	);
}
