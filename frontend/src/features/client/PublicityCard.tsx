import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import { DateText } from "@/components/Text";
import { setPublicity } from "@/gen";
import type { ClientRecord, Publicity } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay, useToday } from "@/lib/session";

/** What the public may know of the client and its certificates, which may be limited at its request. */
export function PublicityCard({ client }: { client: ClientRecord }) {
	const { t } = useLingui();
	const body = useBody();
	const manages = useMay("body.manage");
	const [open, setOpen] = useState(false);
	const close = () => setOpen(false);
	const today = useToday();
	const set = (values: Publicity) =>
		setPublicity({
			path: { body, client: client.id },
			headers: { "If-Match": ifMatch(client.version) },
			body: values,
		});
	const withhold = useSend(set);
	const disclose = useAct(() => set({ withheld: false }));
	const { withheld } = client;
	return (
		<Card title={t`Public information`}>
			<Stack>
				{withheld ? (
					<>
						<p>
							{t`Withheld at the client's request: the public is told number, standard, dates and status of its certificates. They are in neither the directory nor IAF CertSearch.`}
						</p>
						<Facts
							items={[
								{ label: t`Asked for on`, value: <DateText value={withheld.asked_on} /> },
								{ label: t`Withheld since`, value: <DateText value={withheld.on} /> },
								{ label: t`Entered by`, value: withheld.by },
								{ label: t`Reason`, value: withheld.reason, wide: true },
							]}
						/>
						{manages && (
							<div>
								<Button onClick={disclose.run} busy={disclose.busy}>{t`Make public again`}</Button>
							</div>
						)}
						<ProblemNote error={disclose.error} />
					</>
				) : (
					<>
						<p>
							{t`Whoever asks is told status, name, standard, scope and place. Where else the certification is published, the client allows in its agreement.`}
						</p>
						{manages && (
							<div>
								<Button onClick={() => setOpen(true)}>{t`Withhold at the client's request`}</Button>
							</div>
						)}
					</>
				)}
			</Stack>
			<Dialog open={open} title={t`Withhold at the client's request`} onClose={close}>
				<Form<Publicity>
					onSubmit={async (values) => {
						await withhold({ ...values, withheld: true });
						close();
					}}
					submit={t`Withhold`}
				>
					<DateField name="asked_on" label={t`Day of the client's request`} max={today} required />
					<TextAreaField
						name="reason"
						label={t`Reason`}
						help={t`An exception, for the security of the client for instance. The public does not read it.`}
						required
						maxLength={2000}
					/>
				</Form>
			</Dialog>
		</Card>
	);
}
