import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { NextAction } from "@/components/NextAction";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { getCertificateOptions, listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import type { CertificatePage } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useToday } from "@/lib/session";
import { tones } from "./words";

/** The newest certificate of the client on its start page, and what is owed for it; nothing before there is one. */
export function MyCertificate() {
	const body = useBody();
	const list = useQuery(listCertificatesOptions({ path: { body }, query: { limit: 1 } }));
	const id = list.data?.items[0]?.id;
	const query = useQuery({
		...getCertificateOptions({ path: { body, certificate: id ?? "" } }),
		enabled: id !== undefined,
	});
	return query.data ? <Held certificate={query.data} /> : null;
}

function Held({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	return (
		<Stack>
			<NextAction reader="client" turn={certificate.turn} today={today} />
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
		</Stack>
	);
}
