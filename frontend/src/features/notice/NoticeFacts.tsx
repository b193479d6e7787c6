import { useLingui } from "@lingui/react/macro";
import { Row } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { DateText } from "@/components/Text";
import type { NoticeView } from "@/gen/types.gen";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import css from "./notice.module.css";

/** A change as it was reported, what it asks for, and what came of it; with the audits that it occasioned where asked. */
export function NoticeFacts({ notice: n, audits }: { notice: NoticeView; audits?: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const long = (label: string, value?: string) => ({
		label,
		value: value ? <p className={css.says}>{value}</p> : (false as const),
		wide: true,
	});
	return (
		<Facts
			items={[
				{ label: t`What changes`, value: say(n.kind_name) },
				{ label: t`Since`, value: <DateText value={n.since} /> },
				{ label: t`Reported on`, value: <DateText value={n.reported_on} /> },
				{ label: t`Reported by`, value: n.reported_by },
				long(t`The change`, n.text),
				{ label: t`Looked at by`, value: n.state === "reported" && <DateText value={n.due_on} /> },
				{ label: t`What it asks for`, value: n.result ? say(n.result_name) : false },
				{ label: t`Assessed on`, value: n.triaged_on ? <DateText value={n.triaged_on} /> : false },
				long(t`Reason`, n.reason),
				{ label: t`To be done by`, value: n.state === "triaged" && <DateText value={n.due_on} /> },
				{ label: t`Special audits`, value: audits === true && n.audits.length > 0 && <Audits notice={n} /> },
				{ label: t`Followed by`, value: (n.came ?? []).map((x) => say(x.name)).join(", ") || false },
				{ label: t`Closed on`, value: n.closed_on ? <DateText value={n.closed_on} /> : false },
				long(t`What came of it`, n.done),
			]}
		/>
	);
}

function Audits({ notice: n }: { notice: NoticeView }) {
	const say = useSay();
	const { base } = usePlace();
	return (
		<Row>
			{n.audits.map((a) => (
				<Link key={a.id} to={`${base}/audits/${a.id}`}>
					{a.reference} · {say(a.state_name)}
				</Link>
			))}
		</Row>
	);
}
