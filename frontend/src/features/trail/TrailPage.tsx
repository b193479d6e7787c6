import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { checkTrailOptions } from "@/gen/@tanstack/react-query.gen";
import type { Deed } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { TrailEntries } from "./TrailEntries";

/** Who did what and when, of one record or of all; and whether the chain is whole. */
export default function TrailPage() {
	const { t } = useLingui();
	const body = useBody();
	const search: Record<string, unknown> = useSearch({ strict: false });
	const navigate = useNavigate();
	const noun = typeof search.noun === "string" ? search.noun : undefined;
	const record = typeof search.record === "string" ? search.record : undefined;
	return (
		<>
			<PageHead
				title={t`Audit trail`}
				sub={record ? t`One record: ${noun} ${record}` : t`Every change, who made it and when`}
			/>
			<Stack>
				<Chain body={body} />
				{record && (
					<Row>
						<Button
							onClick={() => void navigate({ to: `/b/${body}/trail` })}
						>{t`Show the whole trail`}</Button>
					</Row>
				)}
				<Card>
					<TrailEntries noun={noun} record={record} detail={(entry) => <What entry={entry} body={body} />} />
				</Card>
			</Stack>
		</>
	);
}

/** The verb of the use case, the record with a link to its own trail, and what was kept. */
function What({ entry, body }: { entry: Deed; body: string }) {
	const { t } = useLingui();
	const short = entry.record.slice(-8);
	return (
		<>
			<p>
				<code>{entry.verb}</code> ·{" "}
				<Link to={`/b/${body}/trail?noun=${entry.noun}&record=${entry.record}`}>
					{entry.noun} {short}
				</Link>
			</p>
			<details>
				<summary>{t`What was kept`}</summary>
				<pre>{JSON.stringify(entry.payload ?? null, null, 2)}</pre>
			</details>
		</>
	);
}

function Chain({ body }: { body: string }) {
	const { t } = useLingui();
	const check = useQuery({ ...checkTrailOptions({ path: { body } }), staleTime: 60_000 });
	if (!check.data) return null;
	const { entries, broken = 0 } = check.data;
	if (check.data.whole) {
		return <Notice kind="good" title={t`The chain is whole: ${entries} entries, none changed or missing.`} />;
	}
	return <Notice kind="error" title={t`The chain does not fit from entry ${broken} of ${entries}.`} />;
}
