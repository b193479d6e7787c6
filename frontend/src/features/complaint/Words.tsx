import { Card } from "@/components/Card";
import { Trail } from "@/components/Trail";
import type { ComplaintMessage } from "@/gen/types.gen";
import css from "./complaint.module.css";

/** What the body told the client on the way; nothing while it told nothing. */
export function Words({ title, messages }: { title: string; messages: ComplaintMessage[] }) {
	if (messages.length === 0) return null;
	return (
		<Card title={title}>
			<Trail
				entries={messages.map((m, i) => ({
					key: `${i}`,
					at: m.at,
					who: m.by,
					what: "",
					detail: <p className={css.says}>{m.text}</p>,
				}))}
			/>
		</Card>
	);
}
