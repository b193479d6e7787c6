import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { DateTime } from "@/components/Text";
import { signCertificate } from "@/gen/sdk.gen";
import type { CertificatePage } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** How the certificate is signed, and what anybody needs to check it without this register. */
export function Signature({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const body = useBody();
	const signed = certificate.signature;
	if (!certificate.signs) return null;
	if (!signed) return <Unsigned certificate={certificate} />;
	const { edition } = signed;
	const holds = {
		scope: t`The link, and signed data with the scope`,
		core: t`The link, and signed data without the scope, for which it has no room`,
		link: t`The link only: it has no room for signed data`,
	};
	return (
		<Card title={t`Signature`}>
			<Stack>
				<Facts
					columns={1}
					items={[
						{ label: t`Signed at`, value: <DateTime value={signed.at} /> },
						{
							label: t`Template`,
							value: edition > 0 ? t`Edition ${edition}` : t`delivered with the software`,
						},
						{ label: t`Key`, value: <code>{signed.kid}</code> },
						{ label: t`QR code`, value: holds[signed.scan] },
						{ label: t`SHA-256 of the PDF`, value: <code>{signed.sha256}</code> },
					]}
				/>
				<p className="quiet">
					{t`The PDF carries the signature of the certification body and the same as data. Both can be checked with the keys that the body publishes, also without a network.`}
				</p>
				<Row>
					<Button
						href={`/api/v1/b/${body}/certificates/${certificate.id}/certificate.jws`}
					>{t`Signed data file`}</Button>
					<Button kind="text" href={`/api/v1/bodies/${body}/signing-keys`}>{t`Published keys`}</Button>
				</Row>
			</Stack>
		</Card>
	);
}

function Unsigned({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const may = useMay("decision.take");
	const act = useAct(() =>
		signCertificate({
			path: { body, certificate: certificate.id },
			headers: { "Idempotency-Key": newKey() },
		}),
	);
	if (certificate.stopped.length > 0)
		return (
			<Notice
				kind="error"
				title={t`The certificate cannot be issued as it stands`}
				action={may && <Button onClick={act.run} busy={act.busy}>{t`Sign it now`}</Button>}
			>
				<ul>
					{certificate.stopped.map(({ field, says }) => (
						<li key={field + says.en}>{say(says)}</li>
					))}
				</ul>
				<p>{t`Put it right, in the template for instance, and sign it then. Nobody has received it.`}</p>
				<Failure says={certificate.failed} />
				{act.error !== undefined && <ProblemNote error={act.error} />}
			</Notice>
		);
	return (
		<Notice
			kind={certificate.failed ? "warning" : "info"}
			title={
				certificate.failed
					? t`The certificate could not be signed so far`
					: t`The certificate is being signed`
			}
			action={may && <Button onClick={act.run} busy={act.busy}>{t`Sign it now`}</Button>}
		>
			<p>
				{certificate.failed
					? t`Nobody has received it. It is tried again every hour.`
					: t`It can be downloaded in a moment, and its holder is told then. If signing fails it is tried again every hour.`}
			</p>
			<Failure says={certificate.failed} />
			{act.error !== undefined && <ProblemNote error={act.error} />}
		</Notice>
	);
}

/** What went wrong at the last try, in the words of the program, for whoever operates it. */
function Failure({ says }: { says?: string }) {
	const { t } = useLingui();
	if (!says) return null;
	return (
		<p>
			{t`The last try failed, for the operator:`} <code>{says}</code>
		</p>
	);
}

/** Asks again while the certificate or a sub-certificate of it waits for its signature. */
export const untilSigned = {
	refetchInterval: (query: { state: { data?: CertificatePage; dataUpdateCount: number } }) => {
		const data = query.state.data;
		const waits =
			(data?.signs && !data.signature) ||
			data?.sub_certificates.some((s) => !s.signed && s.stopped.length === 0);
		// What cannot be signed as it stands is tried again every hour: after a minute there is no hurry.
		return waits ? (query.state.dataUpdateCount > 40 ? 60_000 : 1500) : false;
	},
};
