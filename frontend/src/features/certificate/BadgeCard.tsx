import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Notice } from "@/components/Notice";
import type { CertificatePage } from "@/gen/types.gen";
import { useSay } from "@/lib/text";

/** A picture for the holder's own pages that always tells the status of now, and where it may stand. */
export function BadgeCard({ certificate }: { certificate: CertificatePage }) {
	const { t, i18n } = useLingui();
	const say = useSay();
	if (certificate.status !== "active") return null;
	const page = `${location.origin}/verify/${certificate.code}`;
	const picture = `/verify/${certificate.code}/badge.svg?lang=${i18n.locale}`;
	const { edition } = certificate;
	const status = say(certificate.status_name);
	const alt = t`${edition}: ${status}`;
	const snippet = `<a href="${page}"><img src="${location.origin}${picture}" width="340" height="64" alt="${alt}"></a>`;
	return (
		<Card title={t`Badge for your website`}>
			<Stack>
				<img src={picture} width={340} height={64} alt={alt} style={{ maxWidth: "100%", height: "auto" }} />
				<p>{t`It shows the status of now and leads to the public page. When the certificate is suspended or ends, it says so within a minute; take it down then.`}</p>
				<p>
					{t`This line shows it within a page of yours:`} <code>{snippet}</code>
				</p>
				<Notice kind="info" title={t`Where it may stand`}>
					{t`On your website, letters and brochures, for what is within the scope. Not on products or their packaging, not on reports of laboratories or inspections, and not so that a product or a service seems to be certified (ISO/IEC 17021-1, 8.3).`}
				</Notice>
			</Stack>
		</Card>
	);
}
