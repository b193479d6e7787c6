import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { getTodayOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";

/** How much waits where in the body: each number leads to its list. */
export function CountsCard() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getTodayOptions({ path: { body } }));
	const to = (n: number, path: string) => <Link to={`/b/${body}/${path}`}>{n}</Link>;
	return (
		<Card title={t`Whose turn`}>
			<Loaded query={query}>
				{({ counts }) => (
					<Facts
						columns={3}
						items={[
							{
								label: t`Applications with us`,
								value: to(counts.applications, "applications?state=submitted"),
							},
							{
								label: t`Applications with the client`,
								value: to(counts.with_client, "applications?state=info_requested"),
							},
							{ label: t`Audits to schedule`, value: to(counts.to_schedule, "audits?state=programmed") },
							{ label: t`Dates without an answer`, value: to(counts.without_reply, "audits?state=proposed") },
							{ label: t`Audits under way`, value: to(counts.reports, "audits?state=in_progress") },
							{ label: t`Answers to look at`, value: to(counts.answers, "findings?state=responded") },
							{ label: t`To be decided`, value: to(counts.decisions, "decisions?state=prepared") },
							{ label: t`Overdue deadlines`, value: to(counts.overdue, "clock") },
							{ label: t`Reminders without an answer`, value: to(counts.silent, "clock?silent=yes") },
							{ label: t`Misuses not closed`, value: to(counts.misuses, "misuses?state=open") },
							{ label: t`Valid certificates`, value: to(counts.certificates, "certificates?status=active") },
						]}
					/>
				)}
			</Loaded>
		</Card>
	);
}
