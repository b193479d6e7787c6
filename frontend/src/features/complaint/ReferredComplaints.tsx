import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { DateText } from "@/components/Text";
import { answerReferred } from "@/gen";
import { referredComplaintsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ComplaintForClient } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import css from "./complaint.module.css";

/** The complaints that the client was asked about, with its answer. */
export function ReferredComplaints({ client }: { client: string }) {
	const { t } = useLingui();
	const query = useQuery(referredComplaintsOptions({ path: { body: useBody(), client } }));
	return (
		<Loaded query={query}>
			{({ items }) =>
				items.length === 0 ? (
					<Empty
						kind="nothing"
						title={t`No complaints`}
						text={t`When somebody complains about your certified management system and we need to hear you, it stands here.`}
					/>
				) : (
					<Stack>
						{items.map((c) => (
							<Referred key={c.id} complaint={c} />
						))}
					</Stack>
				)
			}
		</Loaded>
	);
}

function Referred({ complaint: c }: { complaint: ComplaintForClient }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const may = useMay("audit.confirm");
	const answer = useSend((values: { answer: string }) =>
		answerReferred({
			path: { body, complaint: c.id },
			headers: { "If-Match": ifMatch(c.version) },
			body: values,
		}),
	);
	const reference = c.reference;
	return (
		<Card title={t`Complaint ${reference}`} aside={say(c.state_name)}>
			<Stack>
				<Facts
					items={[
						{ label: t`Referred to you on`, value: <DateText value={c.referred_on} /> },
						{ label: t`Complainant`, value: c.complainant || t`not named` },
						{ label: t`What it is about`, value: <p className={css.says}>{c.account}</p>, wide: true },
						{
							label: t`Your answer`,
							value: c.answer ? <p className={css.says}>{c.answer}</p> : false,
							wide: true,
						},
					]}
				/>
				{c.answers && may && (
					<Form<{ answer: string }> onSubmit={answer} submit={t`Send the answer`}>
						<TextAreaField
							name="answer"
							label={t`Your answer`}
							help={t`What happened, and what you do about it. It can be sent once.`}
							maxLength={8000}
							required
						/>
					</Form>
				)}
			</Stack>
		</Card>
	);
}
