import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { RadioField, TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { SpecialAudits } from "@/components/SpecialAudits";
import { Status } from "@/components/Status";
import { closeNotice, triageNotice } from "@/gen";
import { getNoticeOptions } from "@/gen/@tanstack/react-query.gen";
import type { NoticeTriage, NoticeView } from "@/gen/types.gen";
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
				{may && n.state !== "closed" && <Triage key={n.version} notice={n} />}
				{may && n.state === "triaged" && <Close notice={n} />}
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
		case "scope_change":
		case "suspension":
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

function Triage({ notice: n }: { notice: NoticeView }) {
	const { t } = useLingui();
	const target = useTarget(n);
	const results = useResults();
	const send = useSend((values: NoticeTriage) => triageNotice({ ...target, body: values }));
	return (
		<Card title={n.result ? t`Assess it anew` : t`Assess the change`}>
			<Form<NoticeTriage>
				initial={{ result: n.result, reason: n.reason }}
				onSubmit={send}
				submit={t`Save the assessment`}
			>
				<RadioField name="result" label={t`What it asks for`} required options={results} />
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
	const target = useTarget(n);
	const send = useSend((values: { done: string }) => closeNotice({ ...target, body: values }));
	return (
		<Card title={t`Close the notice`}>
			<Form<{ done: string }> onSubmit={send} submit={t`Close the notice`}>
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
