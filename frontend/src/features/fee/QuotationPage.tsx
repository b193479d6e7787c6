import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DownloadIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PrintHead } from "@/components/PrintHead";
import { SignedScan } from "@/components/SignedScan";
import { DateText, DateTime, Say } from "@/components/Text";
import type { QuotationView } from "@/gen";
import { getQuotationOptions, listContractsOptions } from "@/gen/@tanstack/react-query.gen";
import { usePlace } from "@/lib/place";
import { useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { Draft } from "./Draft";
import { codes } from "./names";
import { OfferView } from "./OfferView";
import { Questions } from "./Questions";
import { QuotationStatus } from "./QuotationStatus";
import { RevisionChanges } from "./RevisionChanges";
import { Sites } from "./Sites";

interface Props {
	/** The calculation sheet, drawn by the feature that computes it. */
	sheet: (quotation: QuotationView) => ReactNode;
	/** Below the prices: for the client accept, ask, decline; for the body what the client signed on paper. */
	answer?: (quotation: QuotationView) => ReactNode;
}

/** One quotation: what it costs, why so many days, and the client's answer. */
export function QuotationPage({ sheet, answer }: Props) {
	const { body } = usePlace();
	const quotation = useParam("quotation");
	const query = useQuery(getQuotationOptions({ path: { body, quotation } }));
	return (
		<Loaded query={query}>{(q) => <Shown quotation={q} sheet={sheet(q)} answer={answer?.(q)} />}</Loaded>
	);
}

interface ShownProps {
	quotation: QuotationView;
	sheet: ReactNode;
	answer?: ReactNode;
}

function Shown({ quotation: q, sheet, answer }: ShownProps) {
	const { t } = useLingui();
	const say = useSay();
	const { body, base, reader } = usePlace();
	const approve = q.actions.find((a) => a.name === "approve_discount");
	// Whoever may approve discounts has the turn, unless a rule keeps this person from this one.
	const kept = q.turn.needs === "prices.manage" && !approve?.allowed;
	return (
		<>
			<PrintHead issuer={body} title={t`Quotation`} reference={q.reference} />
			<PageHead
				title={t`Quotation ${q.reference}`}
				sub={`${say(q.client_name)} · ${codes(q)}`}
				status={<QuotationStatus quotation={q} reader={reader} />}
				back={{ to: `${base}/quotations`, label: t`Quotations` }}
				history={{ noun: "quotations", record: q.id }}
				actions={
					<Button icon={<DownloadIcon />} href={`/api/v1/b/${body}/quotations/${q.id}/pdf`}>
						{t`PDF in both languages`}
					</Button>
				}
			/>
			<Stack>
				<NextAction
					reader={reader}
					turn={q.turn}
					involved={!kept}
					action={kept ? undefined : <Draft quotation={q} />}
				>
					{kept && say(approve?.why)}
					{q.turn.who === "client" && reader === "client" && (
						<a href="#answer">{t`Accept, ask or decline below`}</a>
					)}
				</NextAction>
				{q.amends && (
					<Notice
						kind="info"
						title={q.renews && !q.retimed ? t`Agreement on the next cycle` : t`Amendment of the agreement`}
					>
						<Say text={q.why} />
					</Notice>
				)}
				<Outcome quotation={q} />
				<About quotation={q} />
				<RevisionChanges quotation={q} />
				<OfferView offer={q.offer} />
				{sheet}
				<p className="quiet">
					<a href={`/api/v1/b/${body}/quotations/${q.id}/request`} download>{t`The calculation as JSON`}</a>
					{" · "}
					{t`The command “triennia quote” computes the same days from it.`}
				</p>
				<Sites sites={q.sites} />
				<Questions quotation={q} />
				{answer}
			</Stack>
		</>
	);
}

/** What the client answered, and the agreement that came of it. */
function Outcome({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const { body, base } = usePlace();
	const contracts = useQuery({
		...listContractsOptions({ path: { body }, query: { application: q.application_id } }),
		enabled: q.state === "accepted",
	});
	const contract = contracts.data?.items.find((c) => c.quotation_id === q.id);
	if (q.acceptance) {
		const who = [q.acceptance.name, q.acceptance.position].filter(Boolean).join(", ");
		return (
			<Notice
				kind="good"
				title={t`Accepted by ${who}`}
				action={
					contract && (
						<Button to={`${base}/contracts/${contract.id}`}>{t`The agreement ${contract.reference}`}</Button>
					)
				}
			>
				<p>
					<Say text={q.acceptance.statement} />
				</p>
				<p>
					<DateTime value={q.acceptance.at} />
				</p>
				{q.acceptance.scan && <SignedScan scan={q.acceptance.scan} />}
			</Notice>
		);
	}
	if (!q.refusal) return null;
	const by = q.refusal.by;
	return (
		<Notice kind="info" title={t`Declined by ${by}`}>
			<p>{q.refusal.reason}</p>
		</Notice>
	);
}

function About({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const { reader } = usePlace();
	return (
		<Card title={t`What is quoted`}>
			<Facts
				items={[
					{ label: t`Client`, value: <Say text={q.client_name} /> },
					{ label: t`Standard`, value: codes(q) },
					{ label: t`Scope of certification`, value: <Say text={q.scope} />, wide: true },
					{ label: t`Revision`, value: q.revision },
					{ label: t`Price list, edition`, value: q.price_edition },
					{ label: t`Sent on`, value: <DateText value={q.sent_on} /> },
					{ label: t`Valid until and including`, value: <DateText value={q.valid_until} /> },
					...(q.discount_approval && reader === "body"
						? [
								{
									label: t`Discount approved by`,
									value: (
										<>
											{q.discount_approval.name} · <DateTime value={q.discount_approval.at} />
										</>
									),
								},
							]
						: []),
					...(q.note ? [{ label: t`Note`, value: q.note, wide: true }] : []),
				]}
			/>
		</Card>
	);
}
