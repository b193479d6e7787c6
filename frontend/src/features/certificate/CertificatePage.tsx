import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Card, Columns, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Channels } from "@/components/Publication";
import { SpecialAudits } from "@/components/SpecialAudits";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { getCertificateOptions } from "@/gen/@tanstack/react-query.gen";
import type { CertificatePage as Page } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody, useParam } from "@/lib/route";
import { useMay, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import {
	CertificateCycle,
	CertificateFacts,
	CertificateSites,
	DownloadCertificate,
} from "./CertificateCards";
import { Examinations } from "./Examinations";
import { Extraordinary } from "./Extraordinary";
import { Obligations } from "./Obligations";
import { Risk, SafeDay } from "./Risk";
import { Signature, untilSigned } from "./Signature";
import { SpotChecks } from "./SpotChecks";
import { StopUse } from "./StopUse";
import { SubCertificates } from "./SubCertificates";
import { tones } from "./words";

interface Beside {
	/** What else is known of the certificates of a client to one standard. */
	beside: (client: string, programme: string) => ReactNode;
	/** What follows once it has expired. */
	expired: (certificate: Page) => ReactNode;
}

/** A certificate as staff see it: status, cycle, deadlines, decisions, and the verbs that are possible. */
export function CertificatePage({ beside, expired }: Beside) {
	const body = useBody();
	const query = useQuery({
		...getCertificateOptions({ path: { body, certificate: useParam("certificate") } }),
		...untilSigned,
	});
	return (
		<Loaded query={query}>
			{(certificate) => <Shown certificate={certificate} beside={beside} expired={expired} />}
		</Loaded>
	);
}

function Shown({ certificate, beside, expired }: Beside & { certificate: Page }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const today = useToday();
	const { date } = useFormats();
	const until = date(certificate.suspended_until);
	return (
		<>
			<PageHead
				title={say(certificate.holder.name)}
				sub={`${certificate.number} · ${certificate.edition}`}
				status={
					<Status tone={tones[certificate.status]}>
						<Say text={certificate.status_name} />
					</Status>
				}
				back={{ to: `/b/${body}/certificates`, label: t`Certificates` }}
				history={{ noun: "certificates", record: certificate.id }}
				actions={<DownloadCertificate certificate={certificate} />}
			/>
			<Stack>
				<NextAction reader="body" turn={certificate.turn} today={today} />
				{certificate.status === "suspended" && (
					<Notice kind="warning" title={t`Suspended until ${until}`}>
						{t`What is not resolved by then leads to withdrawal.`}
					</Notice>
				)}
				<Risk certificate={certificate} reader="body" />
				{expired(certificate)}
				<Outdated certificate={certificate} />
				<CertificateCycle certificate={certificate} />
				<Columns
					main={
						<>
							<Examinations certificate={certificate} />
							<SpotChecks certificate={certificate} />
							<Extraordinary certificate={certificate} />
							<Specials certificate={certificate} />
							<StopUse certificate={certificate} reader="body" />
							<CertificateFacts certificate={certificate} />
							<CertificateSites certificate={certificate} />
							<SubCertificates certificate={certificate} reader="body" />
							{beside(certificate.client_id, certificate.programme_id)}
						</>
					}
					side={
						<>
							<Verbs certificate={certificate} />
							<Obligations list={certificate.obligations} />
							<SafeDay certificate={certificate} />
							<History certificate={certificate} />
							<Published certificate={certificate} />
							<Signature certificate={certificate} />
						</>
					}
				/>
			</Stack>
		</>
	);
}

function Verbs({ certificate }: { certificate: Page }) {
	const { t } = useLingui();
	const body = useBody();
	const navigate = useNavigate();
	if (certificate.actions.length === 0) return null;
	const go = (type: string) => () =>
		void navigate({ to: `/b/${body}/certificates/${certificate.id}/decide/${type}` });
	return (
		<Card title={t`Decide`}>
			<Actions
				actions={certificate.actions}
				verbs={{
					reduce: { label: t`Reduce`, run: go("reduce") },
					reissue: { label: t`Issue anew`, run: go("reissue") },
					suspend: { label: t`Suspend`, run: go("suspend") },
					restore: { label: t`Restore`, run: go("restore") },
					withdraw: { label: t`Withdraw`, run: go("withdraw"), kind: "danger" },
					cancel: { label: t`Cancel at the client's request`, run: go("cancel") },
				}}
			/>
		</Card>
	);
}

/** What the certificate says of its holder otherwise than the record of the client does. */
function Outdated({ certificate }: { certificate: Page }) {
	const { t } = useLingui();
	if (certificate.outdated.length === 0) return null;
	return (
		<Notice kind="info" title={t`The certificate names its holder otherwise than the client's record`}>
			<ul>
				{certificate.outdated.map((said) => (
					<li key={said.en}>
						<Say text={said} />
					</li>
				))}
			</ul>
			{t`Whoever may decide issues it anew.`}
		</Notice>
	);
}

/** The audits that were called for beside the cycle, and where a planner calls for another. */
function Specials({ certificate }: { certificate: Page }) {
	const { t } = useLingui();
	const body = useBody();
	const plans = useMay("audit.plan");
	const standing = certificate.status === "active" || certificate.status === "suspended";
	const call = plans && standing && (
		<Button to={`/b/${body}/clients/${certificate.client_id}/special-audit?certificate=${certificate.id}`}>
			{t`Call for a special audit`}
		</Button>
	);
	return <SpecialAudits audits={certificate.specials} call={call} />;
}

/** Through which channels the certificate may be published, by the agreement it rests on. */
function Published({ certificate }: { certificate: Page }) {
	const { t } = useLingui();
	const body = useBody();
	const published = certificate.publication;
	if (!published) return null;
	return (
		<Card title={t`Publication`}>
			<Stack>
				<Channels publication={published} columns={1} />
				<Link
					to={`/b/${body}/contracts/${published.contract_id}`}
				>{t`The agreement ${published.reference}`}</Link>
			</Stack>
		</Card>
	);
}

function History({ certificate }: { certificate: Page }) {
	const { t } = useLingui();
	const body = useBody();
	return (
		<Card
			title={t`Decisions`}
			aside={
				<Link to={`/b/${body}/programmes/${certificate.programme_id}/dossier`}>{t`Open the dossier`}</Link>
			}
			flush
		>
			{certificate.decisions.length === 0 ? (
				<Empty kind="nothing" title={t`No decisions yet`} />
			) : (
				<PlainTable
					label={t`Decisions`}
					head={[{ title: t`Decision` }, { title: t`On` }, { title: t`By` }]}
					rows={certificate.decisions.map((d) => ({
						key: d.id,
						cells: [
							<Link key="what" to={`/b/${body}/decisions/${d.id}`}>
								<Say text={d.name} />
							</Link>,
							d.state === "taken" ? <DateText key="on" value={d.on} /> : <Say key="on" text={d.state_name} />,
							d.by_name ?? "–",
						],
					}))}
				/>
			)}
		</Card>
	);
}
