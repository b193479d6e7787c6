import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { PlusIcon } from "@/components/icons";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { listOwnStandardsOptions, listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { tones, useStates } from "./words";

/** What the body can certify to: standards of its own, and those that come with the software. */
export default function StandardsPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	return (
		<>
			<PageHead
				title={t`Standards`}
				sub={t`Which of them clients may apply for is said in the settings.`}
				actions={
					<Row>
						<Button to={`/b/${body}/standards/areas`}>{t`Technical areas`}</Button>
						{may && (
							<Button kind="primary" icon={<PlusIcon />} to={`/b/${body}/standards/new`}>
								{t`New standard`}
							</Button>
						)}
					</Row>
				}
			/>
			<Stack>
				<Own />
				<Delivered />
			</Stack>
		</>
	);
}

function Own() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { number } = useFormats();
	const states = useStates();
	const query = useQuery(listOwnStandardsOptions({ path: { body } }));
	return (
		<Loaded query={query}>
			{({ items }) =>
				items.length === 0 ? (
					<Card title={t`Standards and schemes of your own`}>
						<Empty
							kind="nothing"
							title={t`None yet`}
							text={t`A scheme of a ministry, of an industry or of your own: enter its clauses and what applicants hand in; how its audit time is found follows under audit-time methods.`}
						/>
					</Card>
				) : (
					<Card title={t`Standards and schemes of your own`} flush>
						<PlainTable
							label={t`Standards and schemes of your own`}
							head={[
								{ title: t`Standard` },
								{ title: t`Status` },
								{ title: t`Clauses`, end: true },
								{ title: t`Materials`, end: true },
							]}
							rows={items.map((one) => ({
								key: one.id,
								cells: [
									<div key="code">
										<Link to={`/b/${body}/standards/${one.id}`}>{one.code}</Link>
										<div className="quiet">{say(one.title)}</div>
									</div>,
									<Status key="state" tone={tones[one.state]}>
										{states[one.state]}
									</Status>,
									number(one.clauses.length),
									number(one.materials.length),
								],
							}))}
						/>
					</Card>
				)
			}
		</Loaded>
	);
}

function Delivered() {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { date } = useFormats();
	const own = useQuery(listOwnStandardsOptions({ path: { body } }));
	const query = useQuery(listStandardsOptions({ path: { body } }));
	const codes = new Set((own.data?.items ?? []).map((one) => one.code));
	const standing = (offered: boolean, selectable: boolean, until?: string | null) => {
		const day = date(until);
		if (offered && day)
			return (
				<Status tone="good">{t`Clients may apply; certificates are valid until ${day} at the latest`}</Status>
			);
		if (offered) return <Status tone="good">{t`Clients may apply`}</Status>;
		if (selectable) return <Status tone="quiet">{t`You do not certify to it`}</Status>;
		return (
			<Status tone="quiet">{day ? t`Replaced; certificates were valid until ${day}` : t`Replaced`}</Status>
		);
	};
	return (
		<Loaded query={query}>
			{({ items }) => (
				<Card title={t`Delivered with the software`} flush>
					<PlainTable
						label={t`Delivered with the software`}
						head={[{ title: t`Standard` }, { title: t`Status` }]}
						rows={items
							.filter((one) => !codes.has(one.code))
							.map((one) => {
								const next = one.successor;
								return {
									key: one.code,
									cells: [
										<div key="code">
											{one.display}
											<div className="quiet">{say(one.title)}</div>
										</div>,
										<div key="state">
											{standing(one.offered, one.selectable, one.until)}
											{next && (
												<div className="quiet">
													{one.until
														? t`${next} takes its place.`
														: t`${next} takes its place; the end of the transition is not known here.`}
												</div>
											)}
										</div>,
									],
								};
							})}
					/>
				</Card>
			)}
		</Loaded>
	);
}
