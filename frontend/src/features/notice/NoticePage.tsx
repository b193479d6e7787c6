import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { CheckField, ChecksField, RadioField, SelectField, TextAreaField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { SpecialAudits } from "@/components/SpecialAudits";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { closeNotice, triageNotice } from "@/gen";
import { getNoticeOptions } from "@/gen/@tanstack/react-query.gen";
import type { Assessment, NoticeClosing, NoticeView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import { NoticeFacts } from "./NoticeFacts";
import { tones, useResults } from "./words";

/** A change that a client reported: what it asks for, and what came of it. */
export default function NoticePage() {
	const body = useBody();
	const query = useQuery(getNoticeOptions({ path: { body, notice: useParam("notice") } }));
	return <Loaded query={query}>{(notice) => <Shown notice={notice} />}</Loaded>;
}

function Shown({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const may = useMay("notice.handle");
	const reference = n.reference;
	return (
		<>
			<PageHead
				title={t`Change ${reference}`}
				sub={say(n.client_name)}
				status={<Status tone={tones[n.state]}>{say(n.state_name)}</Status>}
				back={{ to: `/b/${body}/notices`, label: t`Changes` }}
				history={{ noun: "change_notices", record: n.id }}
			/>
			<Stack>
				<NextAction reader="body" turn={n.turn} today={useToday()} action={<Leads notice={n} />} />
				<Card title={t`The notice`}>
					<NoticeFacts notice={n} />
				</Card>
				<SpecialAudits audits={n.audits} />
				<Suspension notice={n} />
				{may && n.state !== "closed" && <Triage key={n.version} notice={n} />}
				{may && n.closable && <Close notice={n} />}
			</Stack>
		</>
	);
}

/** The page on which the body does what the change asks for. */
function Leads({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const body = useBody();
	const plans = useMay("audit.plan");
	const client = `/b/${body}/clients/${n.client_id}`;
	if (n.state !== "triaged") return null;
	switch (n.result) {
		case "new_time":
			return <Button to={`${client}?tab=headcount`}>{t`To the headcount of the client`}</Button>;
		case "special_audit":
			return n.audits.every((a) => a.state === "cancelled") && plans ? (
				<Button to={`${client}/special-audit?cause=change&id=${n.id}&reference=${n.reference}`}>
					{t`Call for a special audit`}
				</Button>
			) : (
				<Button to={`${client}?tab=audits`}>{t`To the engagements of the client`}</Button>
			);
		case "suspension":
			return n.suspension ? (
				<Button to={`/b/${body}/decisions/${n.suspension.id}`}>{t`To the proposed suspension`}</Button>
			) : null;
		case "scope_change":
			return <Button to={`${client}?tab=certificates`}>{t`To the certificates of the client`}</Button>;
		case "document_review":
		case "no_action":
		case undefined:
			return <Button to={client}>{t`To the client`}</Button>;
	}
}

function useTarget(n: NoticeView) {
	const body = useBody();
	return { path: { body, notice: n.id }, headers: { "If-Match": ifMatch(n.version) } };
}

/** The suspension that lies before those who decide because of the change, or what they decided. */
function Suspension({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const d = n.suspension;
	if (!d) return null;
	return (
		<Card title={t`The proposed suspension`}>
			<Facts
				items={[
					{
						label: t`Decision`,
						value: (
							<Link to={`/b/${body}/decisions/${d.id}`}>
								{say(d.name)} · {d.standard}
							</Link>
						),
					},
					{ label: t`Status`, value: say(d.state_name) },
					{ label: t`Decided on`, value: d.on ? <DateText value={d.on} /> : false },
				]}
			/>
		</Card>
	);
}

function Triage({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const target = useTarget(n);
	const results = useResults();
	const [result, setResult] = useState(n.result);
	const send = useSend((values: Assessment) => triageNotice({ ...target, body: values }));
	return (
		<Card title={n.result ? t`Assess it anew` : t`Assess the change`}>
			<Form<Assessment>
				initial={{ result: n.result, reason: n.reason }}
				onChange={(values) => setResult(values.result)}
				onSubmit={send}
				submit={t`Save the assessment`}
			>
				<RadioField name="result" label={t`What it asks for`} required options={results} />
				{result === "suspension" && n.suspends.length > 1 && (
					<SelectField
						name="certificate"
						label={t`Certificate to be suspended`}
						required
						options={n.suspends.map((c) => ({ value: c.id, label: `${c.number} · ${c.standard}` }))}
					/>
				)}
				<TextAreaField
					name="reason"
					label={t`Reason`}
					help={t`The client reads it.`}
					maxLength={4000}
					required
				/>
			</Form>
		</Card>
	);
}

function Close({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const say = useSay();
	const target = useTarget(n);
	const send = useSend((values: NoticeClosing) => closeNotice({ ...target, body: values }));
	const why = n.closable?.why;
	const names = n.result === "new_time" || n.result === "scope_change";
	return (
		<Card title={t`Close the notice`}>
			<Form<NoticeClosing> onSubmit={send} submit={t`Close the notice`} why={why ? say(why) : undefined}>
				{names && <Followed notice={n} />}
				<TextAreaField
					name="done"
					label={t`What came of it`}
					help={t`The client reads it.`}
					maxLength={4000}
					required
				/>
			</Form>
		</Card>
	);
}

/** The application, amendment or reduction that came of the change, or that none was needed. */
function Followed({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<>
			{n.possible.length > 0 ? (
				<ChecksField
					name="came"
					label={t`Followed by`}
					options={n.possible.map((x) => ({ value: x.id, label: say(x.name) }))}
				/>
			) : (
				<p className="quiet">
					{t`Since the client reported the change, no application, amendment or reduction has begun.`}
				</p>
			)}
			<CheckField name="unneeded" label={t`None is needed; the words below say why`} />
		</>
	);
}
