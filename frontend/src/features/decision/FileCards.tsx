import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText, Say } from "@/components/Text";
import type { DecisionView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";

/** What the decision rests on: why it lies here, the audits with their teams, the nonconformities. */
export function FileCards({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const body = useBody();
	const open = view.findings.filter((f) => f.open).length;
	return (
		<Stack>
			<Card title={t`The file`}>
				<Facts
					items={[
						{
							label: t`Client`,
							value: (
								<Link to={`/b/${body}/clients/${view.client_id}`}>
									<Say text={view.client_name} />
								</Link>
							),
						},
						{ label: t`Standard`, value: view.standard },
						{ label: t`Why it lies here`, value: <Say text={view.ground} /> },
						{ label: t`Appeal`, value: view.appealed ? <Appealed view={view} /> : false },
						{ label: t`Prepared on`, value: <DateText value={view.proposed_on} /> },
						{
							label: t`Certificate`,
							value: view.certificate && (
								<Link to={`/b/${body}/certificates/${view.certificate.id}`}>{view.certificate.number}</Link>
							),
						},
						{
							label: t`Application`,
							value: view.application_id && (
								<Link to={`/b/${body}/applications/${view.application_id}`}>{t`Open the application`}</Link>
							),
						},
						{
							label: t`Dossier`,
							value: view.programme_id && (
								<Link to={`/b/${body}/programmes/${view.programme_id}/dossier`}>{t`Open the dossier`}</Link>
							),
						},
						{ label: t`Scope`, value: <Say text={view.scope} />, wide: true },
					]}
				/>
			</Card>
			{view.audits.length > 0 && (
				<Card title={t`Audits of this file`} flush>
					<PlainTable
						label={t`Audits of this file`}
						head={[
							{ title: t`Audit` },
							{ title: t({ message: "Ended", context: "audit" }) },
							{ title: t`Team` },
							{ title: t`Report` },
						]}
						rows={view.audits.map((a) => ({
							key: a.id,
							cells: [
								<Link key="audit" to={`/b/${body}/audits/${a.id}`}>
									{a.reference} · <Say text={a.title} />
								</Link>,
								<DateText key="end" value={a.ended_on} />,
								a.team.join(", "),
								a.reported ? (
									<Status key="report" tone={a.recommended ? "good" : "late"}>
										{a.recommended ? t`complete, recommends` : t`complete, does not recommend`}
									</Status>
								) : (
									<Status key="report" tone="late">{t`missing`}</Status>
								),
							],
						}))}
					/>
				</Card>
			)}
			{view.findings.length > 0 && (
				<Card title={t`Nonconformities`} aside={open > 0 ? t`${open} still open` : t`all resolved`} flush>
					<PlainTable
						label={t`Nonconformities`}
						head={[{ title: t`Number` }, { title: t`Grade` }, { title: t`Stands in the way` }]}
						rows={view.findings.map((f) => ({
							key: f.number,
							cells: [
								f.number,
								f.major ? t`major` : t`minor`,
								f.open ? (
									<Status key="open" tone="late">{t`yes`}</Status>
								) : (
									<Status key="open" tone="good">{t`no`}</Status>
								),
							],
						}))}
					/>
				</Card>
			)}
		</Stack>
	);
}

/** Who may decide this, and who may not and why. */
export function Deciders({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	if (view.deciders.length === 0) return null;
	const yes = (agreed?: boolean) => {
		if (agreed) return t`has agreed`;
		return view.motion ? t`yes, and is asked to agree` : t`yes`;
	};
	return (
		<Card title={t`Who may decide`} flush>
			<PlainTable
				label={t`Who may decide`}
				head={[{ title: t`Person` }, { title: t`May decide` }]}
				rows={view.deciders.map((d) => ({
					key: d.id,
					cells: [
						d.name,
						d.why ? (
							<Say key="why" text={d.why} />
						) : (
							<Status key="why" tone="good">
								{yes(d.agreed)}
							</Status>
						),
					],
				}))}
			/>
		</Card>
	);
}

/** The upheld appeal that the decision follows, as a link for those who handle appeals. */
function Appealed({ view }: { view: DecisionView }) {
	const body = useBody();
	const handles = useMay("complaint.handle");
	const { appeal_id, reference } = view.appealed ?? { appeal_id: "", reference: "" };
	return handles ? <Link to={`/b/${body}/appeals/${appeal_id}`}>{reference}</Link> : reference;
}
