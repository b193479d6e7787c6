import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { ProblemNote } from "@/components/ProblemNote";
import { approveDiscount, type QuotationView, sendQuotation } from "@/gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** What the body does: a second person approves the discount of a draft, then it is sent; one that lapsed is made anew. */
export function Draft({ quotation: q }: { quotation: QuotationView }) {
	const { t } = useLingui();
	const say = useSay();
	const { body } = usePlace();
	const mayApprove = useMay("prices.manage");
	const maySend = useMay("quotation.write");
	const target = { path: { body, quotation: q.id }, headers: { "If-Match": ifMatch(q.version) } };
	const approve = useAct(() => approveDiscount(target));
	const send = useAct(() => sendQuotation(target));
	const action = (name: string) => q.actions.find((a) => a.name === name);
	if (maySend && q.lapsed)
		return (
			<Button kind="primary" to={`/b/${body}/applications/${q.application_id}/audit-time`}>
				{t`Make a new quotation`}
			</Button>
		);
	if (q.state !== "draft") return null;
	if (action("approve_discount")?.allowed && mayApprove)
		return (
			<>
				<Button kind="primary" onClick={approve.run} busy={approve.busy}>{t`Approve the discount`}</Button>
				<ProblemNote error={approve.error} />
			</>
		);
	if (!maySend) return null;
	return (
		<>
			<Button
				kind="primary"
				onClick={send.run}
				busy={send.busy}
				why={action("send")?.allowed ? undefined : say(action("send")?.why)}
			>{t`Send to the client`}</Button>
			<ProblemNote error={send.error} />
		</>
	);
}
