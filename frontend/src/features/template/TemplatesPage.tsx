import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { DateTime, Say } from "@/components/Text";
import type { CertificateTemplate, CertificateTemplates } from "@/gen";
import { listTemplatesOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";

/** The editions of the design of certificates, and by which each standard is printed. */
export default function TemplatesPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const query = useQuery(listTemplatesOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`Templates of certificates`}
				sub={t`A certificate keeps the template it was printed with.`}
				back={{ to: `/b/${body}/certificates`, label: t`Certificates` }}
				actions={
					may && (
						<Button kind="primary" to={`/b/${body}/certificates/templates/new`}>{t`New template`}</Button>
					)
				}
			/>
			<Loaded query={query}>
				{(all) => (
					<Stack>
						{all.editions.map((edition) => (
							<Edition key={edition.id} edition={edition} all={all} may={may} />
						))}
						<Card title={t`Delivered with the software`} aside={<InForce edition={0} all={all} />}>
							<p>{t`Frame, name of the body, both languages one below the other; no pictures and no marks.`}</p>
						</Card>
					</Stack>
				)}
			</Loaded>
		</>
	);
}

function InForce({ edition, all }: { edition: number; all: CertificateTemplates }) {
	const { t } = useLingui();
	const standards = all.in_force.filter((f) => f.edition === edition).map((f) => f.standard);
	if (standards.length === 0) return <Status>{t`Not in force`}</Status>;
	const list = standards.join(", ");
	return <Status tone="good">{t`In force for ${list}`}</Status>;
}

interface Props {
	edition: CertificateTemplate;
	all: CertificateTemplates;
	may: boolean;
}

function Edition({ edition: e, all, may }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const number = e.edition;
	const owners = e.marks.map((mark) => mark.owner).join(", ");
	return (
		<Card title={t`Edition ${number}`} aside={<InForce edition={number} all={all} />}>
			<Stack>
				<Facts
					items={[
						{ label: t`Title of the certificate`, value: <Say text={e.title} /> },
						{
							label: t`For the standards`,
							value: e.standards.length > 0 ? e.standards.join(", ") : t`all without a template of their own`,
						},
						{ label: t`Marks`, value: owners || t`none` },
						{ label: t`Published by`, value: e.by },
						{ label: t`Published at`, value: <DateTime value={e.at} /> },
						...(e.note ? [{ label: t`Note`, value: e.note, wide: true }] : []),
					]}
				/>
				{may && (
					<div>
						<Button to={`/b/${body}/certificates/templates/new?from=${number}`}>
							{t`Look at it, or begin another from it`}
						</Button>
					</div>
				)}
			</Stack>
		</Card>
	);
}
