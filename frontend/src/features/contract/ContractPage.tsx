import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DownloadIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { PrintHead } from "@/components/PrintHead";
import { SignedScan } from "@/components/SignedScan";
import { DateTime, Paragraphs, Say } from "@/components/Text";
import type { ContractView } from "@/gen";
import { getContractOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { Consents } from "./Consents";

/** One version of the certification agreement as it was accepted. */
export default function ContractPage() {
	const { body } = usePlace();
	const contract = useParam("contract");
	const query = useQuery(getContractOptions({ path: { body, contract } }));
	return <Loaded query={query}>{(c) => <Shown contract={c} />}</Loaded>;
}

function Shown({ contract: c }: { contract: ContractView }) {
	const { t } = useLingui();
	const say = useSay();
	const { body, base } = usePlace();
	return (
		<>
			<PrintHead
				issuer={<Say text={c.body_name} />}
				title={t`Certification agreement`}
				reference={c.reference}
			/>
			<PageHead
				title={t`Agreement ${c.reference}`}
				sub={`${say(c.client_name)} · ${(c.standards ?? []).join(", ")}`}
				back={{ to: `${base}/contracts`, label: t`Agreements` }}
				history={{ noun: "contracts", record: c.id }}
				actions={
					!c.taken_over && (
						<Button icon={<DownloadIcon />} href={`/api/v1/b/${body}/contracts/${c.id}/pdf`}>
							{t`PDF in both languages`}
						</Button>
					)
				}
			/>
			<Stack>
				{!c.intact && (
					<Notice
						kind="error"
						title={t`The text is no longer the one that was accepted. Tell the operator.`}
					/>
				)}
				{c.taken_over ? <OnPaper contract={c} /> : <Accepted contract={c} />}
				{c.scan && (
					<Card title={t`Signed on paper`}>
						<SignedScan scan={c.scan} />
					</Card>
				)}
				<Consents contract={c} />
				<Card title={t`Scope and sites`}>
					<p>
						<Say text={c.scope} />
					</p>
					<Sites contract={c} />
				</Card>
				{!c.taken_over && (
					<Card title={t`Rights and duties`}>
						<Paragraphs text={c.duties} />
					</Card>
				)}
			</Stack>
		</>
	);
}

/** An agreement that was concluded before the body used this software: only what is needed of it is here. */
function OnPaper({ contract: c }: { contract: ContractView }) {
	const { t } = useLingui();
	return (
		<Card title={t`Concluded on paper`}>
			<Stack>
				<p>{t`This agreement was concluded before the certification body used this software. The body keeps its text; scope and sites stand here so that audits and decisions can rest on them.`}</p>
				<Facts
					items={[
						{ label: t`Entered by`, value: c.accepted_name },
						{ label: t`Entered at`, value: <DateTime value={c.accepted_at} /> },
					]}
				/>
			</Stack>
		</Card>
	);
}

function Accepted({ contract: c }: { contract: ContractView }) {
	const { t } = useLingui();
	const { base } = usePlace();
	const edition = c.edition;
	return (
		<Card title={t`Accepted`}>
			<Facts
				items={[
					{ label: t`Accepted by`, value: [c.accepted_name, c.position].filter(Boolean).join(", ") },
					{ label: t`Accepted at`, value: <DateTime value={c.accepted_at} /> },
					{ label: t`From the address`, value: c.ip },
					{ label: t`Program used`, value: c.user_agent },
					{
						label: t`Terms of the agreement`,
						value: c.edition > 0 ? t`Edition ${edition}` : t`Terms delivered with the software`,
					},
					{ label: t`Statement`, value: <Say text={c.statement} />, wide: true },
					{
						label: t`SHA-256 of the text`,
						value: <code>{c.hash.match(/.{1,16}/g)?.join(" ")}</code>,
						wide: true,
					},
					{
						label: t`Quotation`,
						value: (
							<Button kind="link" to={`${base}/quotations/${c.quotation_id}`}>{t`Open the quotation`}</Button>
						),
					},
				]}
			/>
		</Card>
	);
}

function Sites({ contract }: { contract: ContractView }) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = useFormats();
	return (
		<PlainTable
			label={t`Sites`}
			head={[{ title: t`Site` }, { title: t`Persons in scope`, end: true }]}
			rows={(contract.sites ?? []).map((s) => ({
				key: s.key,
				cells: [
					[say(s.name), say(s.address), say(s.city), s.country].filter(Boolean).join(", "),
					number(s.headcount),
				],
			}))}
		/>
	);
}
