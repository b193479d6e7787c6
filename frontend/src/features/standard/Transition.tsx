import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { NumberField, TextField } from "@/components/fields";
import { DateText } from "@/components/Text";
import { type StandardOwn, type StandardTransition, setTransition } from "@/gen";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

/** Which edition a published one takes the place of, and until when that one may be used. */
export function Transition({ standard: s }: { standard: StandardOwn }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const { date, number } = useFormats();
	const [open, setOpen] = useState(false);
	const { data } = useQuery(listStandardsOptions({ path: { body } }));
	const before = data?.items.find((one) => one.successor === s.code)?.code;
	const send = useSend((values: StandardTransition) =>
		setTransition({
			path: { body, standard: s.id },
			headers: { "If-Match": ifMatch(s.version) },
			body: {
				...values,
				until: values.until || undefined,
				initial_until: values.initial_until || undefined,
				audits_from: values.audits_from || undefined,
			},
		}),
	);
	const initial = date(s.transition?.initial_until);
	const audits = date(s.transition?.audits_from);
	if (!before || s.state !== "published") return null;
	return (
		<Card
			title={t`Transition`}
			aside={
				<Row>
					<Button to={`/b/${body}/standards/${s.id}/campaign`}>{t`How far it is`}</Button>
					{may && (
						<Button kind="text" onClick={() => setOpen(true)}>{t`Set the end of the transition`}</Button>
					)}
				</Row>
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
						{
							label: t`Initial certification to the edition before`,
							value: initial ? t`applied for until ${initial} at the latest` : t`not limited`,
						},
						{
							label: t`Audits to the edition before`,
							value: audits ? t`held before ${audits} only` : t`not limited`,
						},
						{
							label: t`Audit days of a transition, as a rule`,
							value: s.transition?.days ? number(s.transition.days) : undefined,
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
						help={t`After it nothing is certified to that edition any more, and certificates to it end with this day. Leave it empty while it is not published.`}
					/>
					<DateField
						name="initial_until"
						label={t`Last day on which initial certification to ${before} may be applied for`}
					/>
					<DateField
						name="audits_from"
						label={t`First day from which every audit is held to the later edition`}
					/>
					<NumberField
						name="days"
						label={t`Audit days of a transition, as a rule`}
						help={t`For the forecast; the reviewer sets the days of each audit.`}
						min={0}
						max={20}
						step={0.5}
						digits={1}
					/>
					<TextField name="source" label={t`Document that says so`} />
				</Form>
			</Dialog>
		</Card>
	);
}
