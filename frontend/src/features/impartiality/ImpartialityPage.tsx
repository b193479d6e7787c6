import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { DateText, Say } from "@/components/Text";
import { getImpartialityOptions } from "@/gen/@tanstack/react-query.gen";
import type { Impartiality } from "@/gen/types.gen";
import { brokenRules } from "@/lib/breach";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { RiskRegister } from "./RiskRegister";

/** The register of risks, and what invoices and applications show of pressure on the impartiality of the body. */
export default function ImpartialityPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getImpartialityOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`Impartiality`}
				sub={t`The risks to it, where revenue rests on few clients, and where the same consultancy stands behind many`}
				actions={
					<Button kind="primary" to={`/b/${body}/impartiality/risks/new`}>
						{t`Enter a risk`}
					</Button>
				}
			/>
			<Loaded query={query}>{(found) => <Shown found={found} />}</Loaded>
		</>
	);
}

function Shown({ found }: { found: Impartiality }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const { money } = useFormats();
	return (
		<Stack>
			<RuleNote rules={brokenRules(found.warnings, say)} warning />
			<RiskRegister />
			<Card
				title={t`Revenue by client`}
				aside={
					<>
						{t`since`} <DateText value={found.revenue_since} />
					</>
				}
				flush
			>
				<PlainTable
					label={t`Revenue by client`}
					head={[
						{ title: t`Client` },
						{ title: t`Amount invoiced`, end: true },
						{ title: t`Share`, end: true },
					]}
					rows={found.revenue.map((s) => ({
						key: s.client_id + s.currency,
						cells: [
							<Link key="client" to={`/b/${body}/clients/${s.client_id}`}>
								<Say text={s.client_name} />
							</Link>,
							money(s.amount / 100, s.currency),
							`${s.percent} %`,
						],
					}))}
				/>
			</Card>
			<Card
				title={t`Consultancies of the applicants`}
				aside={
					<>
						{t`since`} <DateText value={found.consultants_since} />
					</>
				}
				flush
			>
				<PlainTable
					label={t`Consultancies of the applicants`}
					head={[{ title: t`Name of the consultancy` }, { title: t`Clients`, end: true }]}
					rows={found.consultants.map((c) => ({ key: c.name, cells: [c.name, c.clients] }))}
				/>
			</Card>
		</Stack>
	);
}
