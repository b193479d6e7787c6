import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { tones } from "./words";

/** The newest certificate of the client on its start page; nothing before there is one. */
export function MyCertificate() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listCertificatesOptions({ path: { body }, query: { limit: 1 } }));
	const certificate = query.data?.items[0];
	if (!certificate) return null;
	return (
		<Card
			title={t`Your certificate`}
			aside={<Link to={`/c/${body}/certificates/${certificate.id}`}>{t`Open`}</Link>}
		>
			<Facts
				items={[
					{ label: t`Number`, value: certificate.number },
					{
						label: t`Status`,
						value: (
							<Status tone={tones[certificate.status]}>
								<Say text={certificate.status_name} />
							</Status>
						),
					},
					{ label: t`Standard`, value: certificate.edition },
					{ label: t`Valid until`, value: <DateText value={certificate.expires_on} /> },
				]}
			/>
		</Card>
	);
}
