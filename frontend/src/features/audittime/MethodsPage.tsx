import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { approveMethod, type MethodView } from "@/gen";
import { getBodyOptions, listMethodsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { OwnTables } from "./OwnTables";

/** The methods by which audit time is found, and who of the body approved the provisional ones. */
export default function MethodsPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listMethodsOptions({ path: { body } }));
	const own = useQuery(getBodyOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`Audit-time methods`}
				sub={t`A provisional method may be used once a named person has approved it; the quotation then says provisional.`}
			/>
			<Loaded query={query}>
				{({ items }) => (
					<Stack>
						{items.map((method) => (
							<Fragment key={method.id + method.standard}>
								<Method method={method} />
								{method.code && (
									<OwnTables
										own={!method.provisional}
										standard={method.code}
										tables={method.tables}
										version={own.data?.version ?? 0}
									/>
								)}
							</Fragment>
						))}
					</Stack>
				)}
			</Loaded>
		</>
	);
}

function Method({ method }: { method: MethodView }) {
	const { t } = useLingui();
	const say = useSay();
	const { time } = useFormats();
	const may = useMay("method.approve");
	const [open, setOpen] = useState(false);
	const approvals = method.approvals.map((a) => `${a.name}, ${time(a.at)}: ${a.statement}`);
	return (
		<Card
			title={say(method.name)}
			aside={
				method.provisional && may ? (
					<Button kind={approvals.length > 0 ? "default" : "primary"} onClick={() => setOpen(true)}>
						{approvals.length > 0 ? t`Approve again` : t`Approve its use`}
					</Button>
				) : undefined
			}
		>
			<Facts
				items={[
					{ label: t`Standard`, value: method.standard },
					{ label: t`Source`, value: `${method.source}, ${method.clause}` },
					{
						label: t`Standing`,
						value:
							method.id === "entered" ? (
								<Status tone="quiet">{t`used where no table of your own is in force`}</Status>
							) : !method.provisional ? (
								<Status tone="good">{t`published table`}</Status>
							) : approvals.length > 0 ? (
								<Status tone="good">{t`provisional, approved`}</Status>
							) : (
								<Status tone="yours">{t`provisional, not approved`}</Status>
							),
					},
					{ label: t`Approved by`, value: approvals.join("\n"), wide: true },
				]}
			/>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Approve the use of this method`}>
				<Approve method={method} onDone={() => setOpen(false)} />
			</Dialog>
		</Card>
	);
}

/** The edition for which the provisional method is used. */
const edition = "ISO/IEC 20000-1:2018";

function Approve({ method, onDone }: { method: MethodView; onDone: () => void }) {
	const { t } = useLingui();
	const slug = useBody();
	const query = useQuery(getBodyOptions({ path: { body: slug } }));
	const send = useSend(async ({ statement }: { statement: string }) => {
		await approveMethod({
			path: { body: slug },
			headers: { "If-Match": ifMatch(query.data?.version ?? 0) },
			body: { method: method.id, standard: edition, statement },
		});
		onDone();
	});
	return (
		<Loaded query={query}>
			{() => (
				<Form<{ statement: string }> onSubmit={send} submit={t`Approve in my name`}>
					<p>{t`Your name and the time are recorded and stand on every quotation made by this method for ${edition}.`}</p>
					<TextAreaField name="statement" label={t`Why it suits this body`} required maxLength={2000} />
				</Form>
			)}
		</Loaded>
	);
}
