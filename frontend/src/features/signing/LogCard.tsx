import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { DateTime } from "@/components/Text";
import type { LogMismatch, LogStanding } from "@/gen";
import { checkLogOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useStatuses } from "@/lib/statuses";

/** The public log of the body: that nothing of it was changed, and that it tells what the register tells. */
export function LogCard() {
	const { t } = useLingui();
	const body = useBody();
	const [asked, setAsked] = useState(false);
	const query = useQuery({ ...checkLogOptions({ path: { body } }), enabled: asked });
	return (
		<Card title={t`Public log`}>
			<Stack>
				<p>{t`Each change of the status of a certificate is an entry, and entries are only added. Anybody who keeps a signed state of the log sees whether an earlier entry was changed later. It names certificates by a hash of their code and not by name, so that it lists nobody.`}</p>
				{asked && <Loaded query={query}>{(log) => <Checked log={log} />}</Loaded>}
				<Row>
					<Button
						onClick={() => (asked ? void query.refetch() : setAsked(true))}
						busy={query.isFetching}
					>{t`Check the whole log`}</Button>
					<Button kind="text" href={`/api/v1/bodies/${body}/log`}>{t`Signed state of today`}</Button>
				</Row>
			</Stack>
		</Card>
	);
}

function Checked({ log }: { log: LogStanding }) {
	const { t } = useLingui();
	const { number } = useFormats();
	const disagreeing = number(log.disagreeing);
	return (
		<>
			{log.intact ? (
				<Notice kind="good" title={t`Every entry agrees with the hashes that were stored with it.`} />
			) : (
				<Notice kind="error" title={t`An entry was changed or is missing: the log cannot be trusted.`}>
					<p>{t`Restore the database from a backup of before the change, and find out who can write to it past the product.`}</p>
				</Notice>
			)}
			{log.disagreeing === 0 ? (
				<Notice kind="good" title={t`Of each certificate it tells what the register tells.`} />
			) : (
				<Notice
					kind="error"
					title={t`Certificates of which the register tells something else than the log: ${disagreeing}`}
				>
					<p>{t`Compare each with its decisions and the audit trail: one of the two was changed past the product.`}</p>
				</Notice>
			)}
			{log.mismatches.length > 0 && <Mismatches list={log.mismatches} all={log.disagreeing} />}
			<Facts
				columns={1}
				items={[
					{ label: t`Entries`, value: number(log.size) },
					...(log.intact
						? [
								{ label: t`Hash over all entries`, value: <code>{log.root}</code> },
								{ label: t`What checks its signature`, value: <code>{log.verifier}</code> },
							]
						: []),
					{ label: t`Checked at`, value: <DateTime value={log.checked_at} /> },
				]}
			/>
		</>
	);
}

function Mismatches({ list, all }: { list: LogMismatch[]; all: number }) {
	const { t } = useLingui();
	const { number } = useFormats();
	const body = useBody();
	const statuses = useStatuses();
	const shown = number(list.length);
	return (
		<>
			<PlainTable
				label={t`Certificates that the log tells otherwise`}
				stacks
				head={[{ title: t`Certificate` }, { title: t`In the register` }, { title: t`In the log` }]}
				rows={list.map((m) => ({
					key: m.id,
					cells: [
						<Link key="number" to={`/b/${body}/certificates/${m.id}`}>
							{m.number}
						</Link>,
						statuses[m.register],
						!m.log ? t`No entry` : m.log === m.register ? t`Other days or contents` : statuses[m.log],
					],
				}))}
			/>
			{all > list.length && <p className="quiet">{t`The first ${shown} of them are shown.`}</p>}
		</>
	);
}
