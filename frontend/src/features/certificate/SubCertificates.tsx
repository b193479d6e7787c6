import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { ChecksField, TextAreaField } from "@/components/fields";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { Say } from "@/components/Text";
import { endSubCertificate, issueSubCertificates } from "@/gen/sdk.gen";
import type { CertificatePage, SubCertificate } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { tones } from "./words";

/** The certificates of single sites, which have the dates and the status of this one. */
export function SubCertificates({
	certificate,
	reader,
}: {
	certificate: CertificatePage;
	reader: "body" | "client";
}) {
	const { t } = useLingui();
	const [issuing, setIssuing] = useState(false);
	const [ending, setEnding] = useState<SubCertificate>();
	const list = certificate.sub_certificates;
	const offers = certificate.sub_offers.some((o) => o.allowed);
	if (list.length === 0 && !offers) return null;
	return (
		<Card title={t`Sub-certificates`} aside={list.length || undefined}>
			<Stack>
				<p className="quiet">
					{t`Each is for one site and has the dates and the status of this certificate. They come with every new issue as long as the site is listed.`}{" "}
					{reader === "body" &&
						t`Registers such as IAF CertSearch are told of the main certificate only; the public page of each is found by its number and code.`}
				</p>
				{list.length > 0 && (
					<PlainTable
						label={t`Sub-certificates`}
						stacks
						head={[{ title: t`Site` }, { title: t`Status` }, { title: t`Files` }]}
						rows={list.map((s) => ({
							key: s.number,
							cells: [
								<Site key="site" sub={s} />,
								<SubStatus key="status" sub={s} />,
								<Files key="files" certificate={certificate} sub={s} onEnd={() => setEnding(s)} />,
							],
						}))}
					/>
				)}
				{list.map((s) => (
					<Stopped key={s.number} sub={s} />
				))}
				{offers && (
					<div>
						<Button onClick={() => setIssuing(true)}>{t`Issue sub-certificates`}</Button>
					</div>
				)}
			</Stack>
			<Dialog open={issuing} onClose={() => setIssuing(false)} title={t`Issue sub-certificates`}>
				<Issue certificate={certificate} onDone={() => setIssuing(false)} />
			</Dialog>
			<Dialog
				open={ending !== undefined}
				onClose={() => setEnding(undefined)}
				title={t`End a sub-certificate`}
			>
				{ending && <End certificate={certificate} sub={ending} onDone={() => setEnding(undefined)} />}
			</Dialog>
		</Card>
	);
}

function Site({ sub }: { sub: SubCertificate }) {
	return (
		<>
			<Say text={sub.site} />
			<br />
			<a href={sub.verify_url} target="_blank" rel="noreferrer">
				{sub.number}
			</a>
		</>
	);
}

function SubStatus({ sub }: { sub: SubCertificate }) {
	return (
		<>
			<Status tone={tones[sub.status]}>
				<Say text={sub.status_name} />
			</Status>
			{sub.reason && <p className="quiet">{sub.reason}</p>}
		</>
	);
}

function Files({
	certificate,
	sub,
	onEnd,
}: {
	certificate: CertificatePage;
	sub: SubCertificate;
	onEnd: () => void;
}) {
	const { t } = useLingui();
	const body = useBody();
	const { number } = sub;
	const at = `/api/v1/b/${body}/certificates/${certificate.id}/sub-certificates/${sub.suffix}`;
	return (
		<Row>
			{sub.signed ? (
				<>
					<Button
						kind="text"
						size="small"
						href={`${at}/certificate.pdf`}
						label={t`PDF of sub-certificate ${number}`}
					>{t`PDF`}</Button>
					<Button
						kind="text"
						size="small"
						href={`${at}/certificate.jws`}
						label={t`Data file of sub-certificate ${number}`}
					>{t`Data file`}</Button>
				</>
			) : (
				<span className="quiet">{t`is being signed`}</span>
			)}
			{sub.ends && (
				<Button
					kind="text"
					size="small"
					onClick={onEnd}
					label={t`End sub-certificate ${number}`}
				>{t`End it`}</Button>
			)}
		</Row>
	);
}

function Stopped({ sub }: { sub: SubCertificate }) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = sub;
	if (sub.stopped.length === 0) return null;
	return (
		<Notice kind="error" title={t`Sub-certificate ${number} cannot be signed as it stands`}>
			<ul>
				{sub.stopped.map(({ field, says }) => (
					<li key={field + says.en}>{say(says)}</li>
				))}
			</ul>
			<p>{t`Put it right, in the template for instance; signing is tried again every hour.`}</p>
		</Notice>
	);
}

function Issue({ certificate, onDone }: { certificate: CertificatePage; onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const number = certificate.number;
	const send = useSend(({ sites }: { sites?: string[] }) =>
		issueSubCertificates({
			path: { body, certificate: certificate.id },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: { sites: (sites ?? []).map(Number) },
		}),
	);
	return (
		<Form<{ sites?: string[] }>
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Issue them`}
		>
			<p>{t`Their numbers are ${number} with -01, -02 and so on. A number stays with its site for ever. The client is told.`}</p>
			<ChecksField
				name="sites"
				label={t`For the sites`}
				required
				options={certificate.sub_offers.map((offer) => {
					const site = certificate.sites?.[Number(offer.name)];
					return {
						value: offer.name,
						label: site ? say(site.name) : offer.name,
						help: offer.why ? say(offer.why) : site && say(site.activities),
						disabled: !offer.allowed,
					};
				})}
			/>
		</Form>
	);
}

function End({
	certificate,
	sub,
	onDone,
}: {
	certificate: CertificatePage;
	sub: SubCertificate;
	onDone: () => void;
}) {
	const { t } = useLingui();
	const body = useBody();
	const { number } = sub;
	const send = useSend(({ reason }: { reason: string }) =>
		endSubCertificate({
			path: { body, certificate: certificate.id, suffix: sub.suffix },
			headers: { "If-Match": ifMatch(certificate.version) },
			body: { reason },
		}),
	);
	return (
		<Form<{ reason: string }>
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`End it at the client's request`}
			danger
		>
			<p>{t`From today the public page says that ${number} was cancelled. The main certificate goes on and still lists the site. The site can have a sub-certificate again when the certificate is issued anew.`}</p>
			<TextAreaField name="reason" label={t`Reason`} required maxLength={2000} />
		</Form>
	);
}
