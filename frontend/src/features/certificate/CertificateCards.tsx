import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Row } from "@/components/Card";
import { Cycle, type CycleStep } from "@/components/Cycle";
import { Facts } from "@/components/Facts";
import { DownloadIcon } from "@/components/icons";
import { PlainTable } from "@/components/PlainTable";
import { DateText, Say } from "@/components/Text";
import type { CertificatePage, CertificateView } from "@/gen/types.gen";
import { countryName } from "@/lib/countries";
import { useFormats } from "@/lib/format";
import { useLanguage } from "@/lib/preferences";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

/** What the certificate says. */
export function CertificateFacts({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const taken = certificate.taken_over;
	const { shortened, lapse } = certificate;
	const cycleEnd = date(shortened?.cycle_end);
	const successor = shortened?.successor;
	const source = shortened?.source;
	return (
		<Card title={t`What it certifies`}>
			<Facts
				items={[
					{ label: t`Standard`, value: certificate.edition },
					{ label: t`Number`, value: certificate.number },
					{ label: t`Decided`, value: <DateText value={certificate.decided_on} /> },
					...(taken?.body
						? [
								{ label: t`Taken over from`, value: `${taken.body} · ${taken.number}` },
								{ label: t`Cycle since`, value: <DateText value={taken.decided_on} /> },
							]
						: []),
					...(certificate.extends ? [{ label: t`In the place of`, value: certificate.extends.number }] : []),
					...(taken?.since && !lapse
						? [{ label: t`First certified`, value: <DateText value={taken.since} /> }]
						: []),
					{ label: t`Issued`, value: <DateText value={certificate.issued_on} /> },
					...(certificate.soa
						? [
								{
									label: t`Statement of applicability`,
									value: (
										<>
											{certificate.soa.version}, <DateText value={certificate.soa.on} />
										</>
									),
								},
							]
						: []),
					{ label: t`Valid until`, value: <DateText value={certificate.expires_on} /> },
					...(shortened
						? [
								{
									label: t`Ends before its cycle`,
									value: t`with the transition to ${successor} (${source}); moved in time it is valid until ${cycleEnd}`,
									wide: true,
								},
							]
						: []),
					...(lapse
						? [
								{ label: t`First certified`, value: <DateText value={lapse.original} /> },
								{ label: t`Cycle began`, value: <DateText value={lapse.cycle_began} /> },
								{ label: t`Last cycle expired`, value: <DateText value={lapse.expired} /> },
								{ label: t`Recertification audit`, value: <DateText value={lapse.audited_on} /> },
							]
						: []),
					{ label: t`Status since`, value: <DateText value={certificate.since} /> },
					{ label: t`Scope`, value: <Say text={certificate.scope} />, wide: true },
					...(certificate.followers > 0
						? [{ label: t`Followed by mail by`, value: certificate.followers }]
						: []),
					{
						label: t`Public page`,
						value: (
							<a href={certificate.verify_url} target="_blank" rel="noreferrer">
								{certificate.verify_url}
							</a>
						),
						wide: true,
					},
				]}
			/>
		</Card>
	);
}

/** Every site in scope. */
export function CertificateSites({ certificate }: { certificate: CertificateView }) {
	const { t } = useLingui();
	const language = useLanguage();
	const say = useSay();
	const sites = certificate.sites ?? [];
	return (
		<Card title={t`Sites`} aside={sites.length} flush>
			<PlainTable
				label={t`Sites`}
				head={[{ title: t`Site` }, { title: t`Place` }, { title: t`Activities` }]}
				rows={sites.map((s) => ({
					key: say(s.name) + say(s.address),
					cells: [
						<Say key="name" text={s.name} />,
						[say(s.city), countryName(s.country, language)].filter(Boolean).join(", "),
						<Say key="what" text={s.activities} />,
					],
				}))}
			/>
		</Card>
	);
}

/** The three years as a dated path: decision, each surveillance, recertification. */
export function CertificateCycle({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const say = useSay();
	const over = certificate.status !== "active" && certificate.status !== "suspended";
	const steps: CycleStep[] = [
		{
			key: "decided",
			label: t`Certified`,
			date: certificate.taken_over?.decided_on ?? certificate.extends?.decided_on ?? certificate.decided_on,
			state: "done",
		},
	];
	let waiting = true;
	for (const o of certificate.obligations.filter(
		(x) => ["surveillance", "recertification", "transition"].includes(x.kind) && x.state !== "superseded",
	)) {
		const done = o.state === "done" || o.state === "late";
		const state = done ? "done" : over ? "stopped" : o.overdue ? "late" : waiting ? "current" : "planned";
		if (!done) waiting = false;
		steps.push({
			key: o.id,
			label: say(o.title),
			date: o.done_on || o.due_on,
			state,
			note: done ? undefined : t`last day`,
		});
	}
	return (
		<Card title={t`The cycle`}>
			<Cycle steps={steps} />
		</Card>
	);
}

/** The certificate as PDF; while it is valid also with data file, badge and marks in one archive. */
export function DownloadCertificate({
	certificate,
	primary,
}: {
	certificate: CertificatePage;
	primary?: boolean;
}) {
	const { t } = useLingui();
	const body = useBody();
	if (certificate.signs && !certificate.signature) return null;
	const at = `/api/v1/b/${body}/certificates/${certificate.id}`;
	return (
		<Row>
			<Button
				kind={primary ? "primary" : "default"}
				icon={<DownloadIcon aria-hidden />}
				href={`${at}/certificate.pdf`}
			>{t`Download the certificate`}</Button>
			{certificate.status === "active" && (
				<Button href={`${at}/pack.zip`}>{t`Download all as a pack`}</Button>
			)}
		</Row>
	);
}
