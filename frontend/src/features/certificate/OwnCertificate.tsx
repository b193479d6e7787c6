import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Row, Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { Status } from "@/components/Status";
import { Say } from "@/components/Text";
import { getCertificateOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useToday } from "@/lib/session";
import { Apply } from "./Apply";
import { BadgeCard } from "./BadgeCard";
import {
	CertificateCycle,
	CertificateFacts,
	CertificateSites,
	DownloadCertificate,
} from "./CertificateCards";
import { Risk } from "./Risk";
import { Signature, untilSigned } from "./Signature";
import { StopUse } from "./StopUse";
import { SubCertificates } from "./SubCertificates";
import { tones } from "./words";

export interface Below {
	/** What else there is to say of a certificate, below it. */
	below: (certificate: string) => ReactNode;
}

/** One certificate as its holder sees it. */
export function OwnCertificate({ id }: { id: string }) {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const { date } = useFormats();
	const query = useQuery({
		...getCertificateOptions({ path: { body, certificate: id } }),
		...untilSigned,
	});
	return (
		<Loaded query={query}>
			{(certificate) => {
				const until = date(certificate.suspended_until);
				return (
					<Stack>
						<NextAction
							reader="client"
							turn={certificate.turn}
							today={today}
							action={<DownloadCertificate certificate={certificate} primary />}
						/>
						{certificate.renew_now && (
							<Notice kind="info" title={t`It is time to apply for recertification`}>
								{t`The certification body then reviews what has changed and agrees on the next three years with you, before the recertification audit. Begin below.`}
							</Notice>
						)}
						<Risk certificate={certificate} reader="client" />
						{certificate.status === "suspended" && (
							<Notice kind="error" title={t`Your certificate is suspended until ${until}`}>
								{t`Neither certificate nor mark may be used. What is not resolved by then leads to withdrawal.`}
							</Notice>
						)}
						{certificate.status === "withdrawn" && (
							<Notice kind="error" title={t`Your certificate was withdrawn`}>
								{t`Neither certificate nor mark may be used. You may appeal against the decision.`}
							</Notice>
						)}
						<StopUse certificate={certificate} reader="client" />
						<Card title={certificate.number}>
							<Row>
								<Status tone={tones[certificate.status]}>
									<Say text={certificate.status_name} />
								</Status>
								<span>{certificate.edition}</span>
							</Row>
						</Card>
						<CertificateCycle certificate={certificate} />
						<CertificateFacts certificate={certificate} />
						<CertificateSites certificate={certificate} />
						<SubCertificates certificate={certificate} reader="client" />
						<Signature certificate={certificate} />
						<BadgeCard certificate={certificate} />
						<Apply certificate={certificate} />
					</Stack>
				);
			}}
		</Loaded>
	);
}
