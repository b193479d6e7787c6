import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DownloadIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { SheetChanges } from "@/components/SheetChanges";
import { SheetView } from "@/components/SheetView";
import { DateText } from "@/components/Text";
import type { AudittimeRecord } from "@/gen";
import { compareSheetsOptions, getSheetOptions, listSheetsOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useBody, useParam } from "@/lib/route";
import { useOccasions } from "./occasions";

/** One calculation of audit time for good: every step, what rests on it, and how it differs from another. */
export default function SheetPage() {
	const body = useBody();
	const calculation = useParam("calculation");
	const query = useQuery(getSheetOptions({ path: { body, calculation } }));
	return <Loaded query={query}>{(record) => <Sheet record={record} />}</Loaded>;
}

function Sheet({ record }: { record: AudittimeRecord }) {
	const { t } = useLingui();
	const { body, base, reader } = usePlace();
	const occasions = useOccasions();
	const files = `/api/v1/b/${body}/calculations/${record.id}`;
	const { by, at, endorsement } = record;
	return (
		<>
			<PageHead
				title={t`Audit time`}
				sub={(record.input.standards ?? []).map((s) => s.code).join(", ")}
				back={
					reader === "body"
						? { to: `${base}/clients/${record.client_id}?tab=sheets`, label: t`Client` }
						: { to: `${base}/headcount`, label: t`Headcount` }
				}
				history={{ noun: "calculations", record: record.id }}
				actions={
					<Button icon={<DownloadIcon />} href={`${files}/pdf`}>
						{t`PDF in both languages`}
					</Button>
				}
			/>
			<Stack>
				<Card title={t`This calculation`}>
					<Facts
						items={[
							{
								label: t`Computed on`,
								value: (
									<>
										<DateText value={at} /> · {by}
									</>
								),
							},
							{
								label: t`Kept for`,
								value: occasions(record.frozen).map((line) => <div key={line}>{line}</div>),
								wide: true,
							},
						]}
					/>
				</Card>
				<Comparison record={record} />
				<SheetView
					sheet={record.sheet}
					approval={record.approval}
					set={endorsement && { by, at, endorsement }}
				/>
				<p className="quiet">
					<a href={`${files}/request`} download>{t`The calculation as JSON`}</a>
				</p>
			</Stack>
		</>
	);
}

/** The lines in which it differs from another calculation of the client. */
function Comparison({ record }: { record: AudittimeRecord }) {
	const { t } = useLingui();
	const body = useBody();
	const { date } = useFormats();
	const occasions = useOccasions();
	const [since, setSince] = useState("");
	const list = useQuery(
		listSheetsOptions({ path: { body }, query: { client: record.client_id, limit: 100 } }),
	);
	const others = (list.data?.items ?? []).filter((one) => one.id !== record.id && one.state !== "superseded");
	const changes = useQuery({
		...compareSheetsOptions({ path: { body, calculation: record.id, since } }),
		enabled: since !== "",
	});
	if (others.length === 0) return null;
	return (
		<Card title={t`Compare with`}>
			<Row>
				{others.map((one) => (
					<Button
						key={one.id}
						kind={since === one.id ? "default" : "text"}
						expanded={since === one.id}
						onClick={() => setSince(since === one.id ? "" : one.id)}
					>
						{occasions(one.frozen).join("; ") || date(one.at)}
					</Button>
				))}
			</Row>
			{since !== "" && (
				<Loaded query={changes}>
					{({ items }) =>
						items.length === 0 ? (
							<p className="quiet">{t`Not a line differs.`}</p>
						) : (
							<SheetChanges changes={items} />
						)
					}
				</Loaded>
			)}
		</Card>
	);
}
