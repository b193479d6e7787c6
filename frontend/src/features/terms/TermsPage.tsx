import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import type { TermsView } from "@/gen";
import { listTermsOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";
import { Clauses } from "./Clauses";

/** The editions of the body's own terms of the agreement, and the terms delivered. */
export default function TermsPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const query = useQuery(listTermsOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`Terms of the agreement`}
				sub={t`An agreement keeps the terms it was accepted with.`}
				actions={may && <Button kind="primary" to={`/b/${body}/agreement-terms/new`}>{t`New terms`}</Button>}
			/>
			<Loaded query={query}>
				{(terms) => {
					const own = terms.editions.some((e) => e.standing === "in_force");
					return (
						<Stack>
							{terms.editions.map((edition) => (
								<Edition key={edition.id} edition={edition} duties={terms.duties} />
							))}
							<Card
								title={t`Terms delivered with the software`}
								aside={<Standing standing={own ? "past" : "in_force"} />}
							>
								<Clauses clauses={terms.delivered} duties={terms.duties} open={!own} />
							</Card>
						</Stack>
					);
				}}
			</Loaded>
		</>
	);
}

function Standing({ standing }: { standing: TermsView["standing"] }) {
	const { t } = useLingui();
	if (standing === "in_force") return <Status tone="good">{t`In force today`}</Status>;
	return <Status>{standing === "coming" ? t`Begins later` : t`Not in force`}</Status>;
}

function Edition({
	edition: e,
	duties,
}: {
	edition: TermsView;
	duties: Parameters<typeof Clauses>[0]["duties"];
}) {
	const { t } = useLingui();
	const number = e.edition;
	return (
		<Card title={t`Edition ${number}`} aside={<Standing standing={e.standing} />}>
			<Stack>
				<Facts
					items={[
						{ label: t`Valid from`, value: <DateText value={e.valid_from} /> },
						{ label: t`Published by`, value: e.by },
						...(e.note ? [{ label: t`Note`, value: e.note, wide: true }] : []),
					]}
				/>
				<Clauses clauses={e.clauses} duties={duties} open={e.standing === "in_force"} />
			</Stack>
		</Card>
	);
}
