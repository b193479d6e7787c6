import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { DateTime } from "@/components/Text";
import { lookAtDeploymentOptions } from "@/gen/@tanstack/react-query.gen";
import type { BodyUse, Deployment } from "@/gen/types.gen";
import { useSay } from "@/lib/text";
import { CreateBodyForm } from "./CreateBodyForm";
import { GrantForm } from "./GrantForm";

/** Bodies, health and use in numbers; no record of any body. */
export default function OperatorPage() {
	const { t } = useLingui();
	const [creating, setCreating] = useState(false);
	const query = useQuery(lookAtDeploymentOptions());
	return (
		<>
			<PageHead
				title={t`Deployment`}
				sub={t`Numbers only: the records of a body are its own`}
				actions={<Button kind="primary" onClick={() => setCreating(true)}>{t`Create a body`}</Button>}
			/>
			<Loaded query={query}>
				{(deployment) => (
					<Stack>
						<Health deployment={deployment} />
						<Bodies list={deployment.bodies} />
					</Stack>
				)}
			</Loaded>
			<Dialog open={creating} onClose={() => setCreating(false)} title={t`Create a body`} wide>
				<CreateBodyForm onDone={() => setCreating(false)} />
			</Dialog>
		</>
	);
}

function Health({ deployment }: { deployment: Deployment }) {
	const { t } = useLingui();
	const count = (state: string) => deployment.tasks[state] ?? 0;
	return (
		<Card title={t`Health`}>
			<Facts
				columns={3}
				items={[
					{ label: t`Tasks waiting`, value: count("new") + count("queued") },
					{ label: t`Tasks failed`, value: count("failed") },
					{
						label: t`Mail server`,
						value: deployment.mail ? t`configured` : t`none: letters are read in the application`,
					},
					{ label: t`People`, value: deployment.people },
					{ label: t`Open sessions`, value: deployment.sessions },
				]}
			/>
		</Card>
	);
}

function Bodies({ list }: { list: BodyUse[] }) {
	const { t } = useLingui();
	const say = useSay();
	const [into, setInto] = useState<BodyUse>();
	return (
		<Card title={t`Bodies`}>
			<PlainTable
				label={t`Bodies`}
				head={[
					{ title: t`Body` },
					{ title: t`Staff`, end: true },
					{ title: t`Clients`, end: true },
					{ title: t`Letters waiting`, end: true },
					{ title: t`Last change` },
					{ title: "", end: true },
				]}
				rows={list.map((b) => ({
					key: b.slug,
					cells: [
						say(b.name),
						b.staff,
						b.clients,
						b.messages_waiting,
						<DateTime key="at" value={b.last_change_at} />,
						<Row key="look" end>
							<Button size="small" onClick={() => setInto(b)}>{t`Look in`}</Button>
						</Row>,
					],
				}))}
			/>
			<Dialog open={into !== undefined} onClose={() => setInto(undefined)} title={into ? say(into.name) : ""}>
				{into && <GrantForm slug={into.slug} />}
			</Dialog>
		</Card>
	);
}
