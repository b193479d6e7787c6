import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import { listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { type Below, OwnCertificate } from "./OwnCertificate";
import { tones } from "./words";

/** A client's certificates: the newest with its cycle and download, older ones as a list. */
export default function OwnCertificatesPage({ below }: Below) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listCertificatesOptions({ path: { body }, query: { limit: 50 } }));
	return (
		<>
			<PageHead title={t`Certificate`} sub={t`Your certificate, its status of today and what comes next`} />
			<Loaded query={query}>
				{({ items: [newest, ...older] }) =>
					newest ? (
						<Stack>
							<OwnCertificate id={newest.id} />
							{below(newest.id)}
							{older.length > 0 && (
								<Card title={t`Other certificates`} flush>
									<PlainTable
										label={t`Other certificates`}
										stacks
										head={[{ title: t`Number` }, { title: t`Valid until` }, { title: t`Status` }]}
										rows={older.map((c) => ({
											key: c.id,
											cells: [
												<Link key="number" to={`/c/${body}/certificates/${c.id}`}>
													{c.number}
												</Link>,
												<DateText key="until" value={c.expires_on} />,
												<Status key="status" tone={tones[c.status]}>
													<Say text={c.status_name} />
												</Status>,
											],
										}))}
									/>
								</Card>
							)}
						</Stack>
					) : (
						<Card>
							<Empty
								kind="nothing"
								title={t`No certificate yet`}
								text={t`It appears here with the certification decision, as a PDF and with its public page.`}
							/>
						</Card>
					)
				}
			</Loaded>
		</>
	);
}
