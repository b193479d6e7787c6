import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { type StandardOwn, type StandardTransition, setTransition } from "@/gen";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

/** Which edition a published one takes the place of, and until when that one may be used. */
export function Transition({ standard: s }: { standard: StandardOwn }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const [open, setOpen] = useState(false);
	const { data } = useQuery(listStandardsOptions({ path: { body } }));
	const before = data?.items.find((one) => one.successor === s.code)?.code;
	const send = useSend((values: StandardTransition) =>
		setTransition({
			path: { body, standard: s.id },
			headers: { "If-Match": ifMatch(s.version) },
			body: { until: values.until || undefined, source: values.source },
		}),
	);
	if (!before || s.state !== "published") return null;
	return (
		<Card
			title={t`Transition`}
			aside={
				may && <Button kind="text" onClick={() => setOpen(true)}>{t`Set the end of the transition`}</Button>
			}
		>
			<Stack>
				<p className="quiet">
					{t`Holders of certificates to ${before} apply for the transition on the page of their certificate.`}
				</p>
				<Facts
					items={[
						{ label: t`Takes the place of`, value: before },
						{
							label: t`Certificates to the edition before are valid until`,
							value: s.transition?.until ? <DateText value={s.transition.until} /> : t`not known yet`,
						},
						{ label: t`As published in`, value: s.transition?.source },
					]}
				/>
			</Stack>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`End of the transition from ${before}`}>
				<Form<StandardTransition>
					initial={s.transition ?? {}}
					onSubmit={async (values) => {
						await send(values);
						setOpen(false);
					}}
					submit={t`Set`}
					aside={<Button kind="text" onClick={() => setOpen(false)}>{t`Cancel`}</Button>}
				>
					<DateField
						name="until"
						label={t`Last day on which certificates to ${before} are valid`}
						help={t`After it nothing is certified to that edition any more. Leave it empty while it is not published.`}
					/>
					<TextField name="source" label={t`Document that says so`} />
				</Form>
			</Dialog>
		</Card>
	);
}
