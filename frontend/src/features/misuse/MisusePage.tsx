import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DownloadIcon } from "@/components/icons";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { getMisuseOptions } from "@/gen/@tanstack/react-query.gen";
import type { MisuseStep, MisuseView } from "@/gen/types.gen";
import { countryName } from "@/lib/countries";
import { useLanguage } from "@/lib/preferences";
import { useBody, useParam } from "@/lib/route";
import { useMay, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import type { Files } from "./files";
import css from "./misuse.module.css";
import { SeenCard } from "./SeenCard";
import { Verbs } from "./Verbs";
import { WarningCards } from "./WarningCards";
import { tones, useParties } from "./words";

/** A misuse for the people of the body: whose turn it is, what was seen, what was asked for and answered. */
export function MisusePage({ files }: { files: Files }) {
	const body = useBody();
	const query = useQuery(getMisuseOptions({ path: { body, misuse: useParam("misuse") } }));
	return <Loaded query={query}>{(view) => <Shown view={view} files={files} />}</Loaded>;
}

function Shown({ view, files }: { view: MisuseView; files: Files }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const reference = view.reference;
	return (
		<>
			<PageHead
				title={t`Misuse ${reference}`}
				sub={say(view.name)}
				status={<Status tone={tones[view.state]}>{say(view.state_name)}</Status>}
				back={{ to: `/b/${body}/misuses`, label: t`Misuse of marks` }}
				history={{ noun: "misuses", record: view.id }}
			/>
			<Stack>
				<NextAction
					reader="body"
					turn={view.turn}
					today={useToday()}
					action={<Verbs view={view} files={files} />}
				/>
				<SeenCard seen={view} files={files} rule={view.rule} more={useOrigin(view)} />
				<Letter view={view} />
				<WarningCards warnings={view.warnings} files={files} />
				{view.steps.length > 0 && <Steps steps={view.steps} />}
			</Stack>
		</>
	);
}

/** Who misuses, and how the body learned of it. */
function useOrigin(view: MisuseView) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const language = useLanguage();
	const parties = useParties();
	const complaints = useMay("complaint.handle");
	const to = (path: string, words?: string) => <Link to={`/b/${body}/${path}`}>{words}</Link>;
	return [
		{
			label: t`Misused by`,
			value: view.client_id ? to(`clients/${view.client_id}`, say(view.name)) : say(view.name),
		},
		{
			label: t`Standing when it was recorded`,
			value: [parties[view.party], !view.client_id && view.country && countryName(view.country, language)]
				.filter(Boolean)
				.join(", "),
		},
		{
			label: t`Certificate`,
			value: view.certificate_id
				? to(`certificates/${view.certificate_id}`, view.certificate)
				: (false as const),
		},
		{
			label: t`Known from complaint`,
			value: view.complaint_id
				? complaints
					? to(`complaints/${view.complaint_id}`, view.complaint)
					: view.complaint
				: (false as const),
		},
		{
			label: t`Seen during audit`,
			value: view.audit_id ? to(`audits/${view.audit_id}`, view.audit) : (false as const),
		},
		{ label: t`Recorded on`, value: <DateText value={view.recorded_on} /> },
		{ label: t`Recorded by`, value: view.recorded_by },
	];
}

/** The latest warning to somebody who does not read it here: to be sent by the body's own means. */
function Letter({ view }: { view: MisuseView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	if (!view.letter || view.party !== "outsider") return null;
	return (
		<Card
			title={t`Letter to be sent`}
			aside={
				<Button
					icon={<DownloadIcon />}
					href={`/api/v1/b/${body}/misuses/${view.id}/letter`}
				>{t`Letter as PDF, in both languages`}</Button>
			}
		>
			<p className={css.says}>{say(view.letter)}</p>
		</Card>
	);
}

function Steps({ steps }: { steps: MisuseStep[] }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<Card title={t`What was done`} flush>
			<PlainTable
				label={t`What was done`}
				head={[{ title: t`Day` }, { title: t`Person` }, { title: t`Step` }, { title: t`Note` }]}
				rows={steps.map((s, i) => ({
					key: `${i}`,
					cells: [
						<DateText key="on" value={s.on} />,
						s.by,
						say(s.name),
						<span key="note" className={css.says}>
							{s.note || "–"}
						</span>,
					],
				}))}
			/>
		</Card>
	);
}
