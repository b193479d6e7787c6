import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { SelectField, TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { DateText } from "@/components/Text";
import { Trail } from "@/components/Trail";
import { lodgeAppeal } from "@/gen";
import { getClientAppealsOptions } from "@/gen/@tanstack/react-query.gen";
import type { Appealable, OwnAppeal } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import css from "./complaint.module.css";

/** What a client may appeal against, and its appeals with their clock. */
export function OwnAppeals({ client }: { client: string }) {
	const { t } = useLingui();
	const may = useMay("audit.confirm");
	const query = useQuery(getClientAppealsOptions({ path: { body: useBody(), client } }));
	return (
		<Loaded query={query}>
			{({ decisions, appeals }) => (
				<Stack>
					{appeals.map((a) => (
						<Appeal key={a.id} appeal={a} />
					))}
					{decisions.length > 0 && may && <Lodge key={appeals.length} decisions={decisions} />}
					{decisions.length === 0 && appeals.length === 0 && (
						<Empty
							kind="nothing"
							title={t`Nothing to appeal against`}
							text={t`Decisions about your certification stand here for as long as you may appeal against them.`}
						/>
					)}
				</Stack>
			)}
		</Loaded>
	);
}

function Appeal({ appeal: a }: { appeal: OwnAppeal }) {
	const { t } = useLingui();
	const say = useSay();
	const { reference, due } = a;
	const day = (value?: string) => (value ? <DateText value={value} /> : (false as const));
	return (
		<Card title={t`Appeal ${reference}`} aside={say(a.state_name)}>
			<Stack>
				<Facts
					items={[
						{ label: t`Against the decision`, value: say(a.against.name) },
						{ label: t`Decided on`, value: <DateText value={a.against.on} /> },
						{ label: t`Lodged on`, value: <DateText value={a.lodged_on} /> },
						{ label: t`We confirm by`, value: day(due.acknowledge_by) },
						{ label: t`You hear from us by`, value: day(due.progress_by) },
						{ label: t`Outcome by`, value: day(due.outcome_by) },
						{ label: t`Panel`, value: a.panel.length > 0 && a.panel.join(", ") },
						{ label: t`Grounds`, value: <p className={css.says}>{a.grounds}</p>, wide: true },
						{
							label: t`Outcome`,
							value: a.told ? <p className={css.says}>{a.told}</p> : false,
							wide: true,
						},
					]}
				/>
				{a.messages.length > 0 && (
					<Trail
						entries={a.messages.map((m, i) => ({
							key: `${i}`,
							at: m.at,
							what: "",
							detail: <p className={css.says}>{m.text}</p>,
						}))}
					/>
				)}
			</Stack>
		</Card>
	);
}

function Lodge({ decisions }: { decisions: Appealable[] }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { date } = useFormats();
	const [key] = useState(newKey);
	const send = useSend((v: { decision: string; grounds: string }) =>
		lodgeAppeal({
			path: { body, decision: v.decision },
			headers: { "Idempotency-Key": key },
			body: { grounds: v.grounds },
		}),
	);
	return (
		<Card title={t`Appeal against a decision`}>
			<Form<{ decision: string; grounds: string }> onSubmit={send} submit={t`Lodge the appeal`}>
				<SelectField
					name="decision"
					label={t`Decision`}
					help={t`The decision stands while people who took no part in it examine the appeal.`}
					required
					options={decisions.map((d) => {
						const until = date(d.until);
						const name = say(d.name);
						const standard = d.standard;
						return { value: d.decision_id, label: t`${name}, ${standard} (until ${until})` };
					})}
				/>
				<TextAreaField
					name="grounds"
					label={t`Grounds`}
					help={t`What is wrong with the decision, and what shows it.`}
					maxLength={8000}
					required
				/>
			</Form>
		</Card>
	);
}
