import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { DateTime } from "@/components/Text";
import { getInvitedOptions } from "@/gen/@tanstack/react-query.gen";
import { acceptInvitation } from "@/gen/sdk.gen";
import type { Acceptance, Invited } from "@/gen/types.gen";
import { useLanguage } from "@/lib/preferences";
import { useRoles } from "@/lib/roles";
import { useParam } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { NewAccount } from "./NewAccount";
import { useEntered } from "./useEntered";

/** Where the link of an invitation leads: who invites to what, and one button. */
export default function JoinPage() {
	const { t } = useLingui();
	const slug = useParam("body");
	const search: Record<string, unknown> = useSearch({ strict: false });
	const token = typeof search.token === "string" ? search.token : "";
	const say = useSay();
	const query = useQuery(getInvitedOptions({ path: { slug }, query: { token } }));
	return (
		<Loaded query={query}>
			{(invited) => {
				const name = say(invited.client ?? invited.body.name);
				return (
					<>
						<PageHead title={t`You are invited to ${name}`} />
						<Card>
							<Stack>
								<Told invited={invited} />
								<Answer invited={invited} slug={slug} token={token} />
							</Stack>
						</Card>
					</>
				);
			}}
		</Loaded>
	);
}

function Told({ invited }: { invited: Invited }) {
	const { t } = useLingui();
	const say = useSay();
	const roles = useRoles();
	return (
		<Facts
			items={[
				{ label: t`Certification body`, value: say(invited.body.name) },
				{ label: t`Invited by`, value: invited.invited_by },
				{ label: t`Your address`, value: invited.email },
				{ label: t`Role`, value: invited.roles.map((role) => roles[role] ?? role).join(", ") },
				{ label: t`Good until`, value: <DateTime value={invited.expires_at} /> },
			]}
		/>
	);
}

function Answer({ invited, slug, token }: { invited: Invited; slug: string; token: string }) {
	const { t } = useLingui();
	const session = useSession();
	const locale = useLanguage();
	const entered = useEntered();
	const accept = async (values: Partial<Acceptance>) => {
		await acceptInvitation({ path: { slug }, body: { ...values, token, locale } });
		await entered(`/${invited.client ? "c" : "b"}/${slug}`);
	};
	const join = useAct(() => accept({}));
	if (invited.state !== "pending")
		return <Notice kind="warning" title={t`This invitation is no longer open.`} />;
	if (session) {
		return (
			<Stack>
				<ProblemNote error={join.error} />
				<Button kind="primary" onClick={join.run} busy={join.busy}>{t`Accept`}</Button>
			</Stack>
		);
	}
	if (invited.known) {
		const next = encodeURIComponent(`/join/${slug}?token=${token}`);
		return (
			<Notice
				kind="info"
				title={t`You have an account with this address. Sign in, then accept.`}
				action={<Button kind="primary" to={`/sign-in?next=${next}`}>{t`Sign in`}</Button>}
			/>
		);
	}
	return (
		<Form<Acceptance> initial={{ name: invited.name }} onSubmit={accept} submit={t`Accept`}>
			<NewAccount address={false} />
		</Form>
	);
}
