import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Form } from "@/components/Form";
import { NumberField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import { DateText } from "@/components/Text";
import { moveClock } from "@/gen/sdk.gen";
import type { BodyView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useAct, useSend } from "@/lib/send";

/** Moves the body's day forward, in the demonstration: deadlines, reminders and expiry follow. */
export function ClockCard({ body }: { body: BodyView }) {
	const { t } = useLingui();
	const move = (days: number) =>
		moveClock({ path: { body: body.slug }, headers: { "If-Match": ifMatch(body.version) }, body: { days } });
	const jump = useAct(move);
	const send = useSend((values: { days: number }) => move(values.days));
	const ahead = body.day_offset ?? 0;
	return (
		<Card title={t`Move the body's clock forward`}>
			<Stack>
				<Facts
					items={[
						{ label: t`Today in this body`, value: <DateText value={body.today} /> },
						{ label: t`Days ahead of the calendar`, value: ahead },
					]}
				/>
				<ProblemNote error={jump.error} />
				<Row>
					<Button onClick={() => jump.run(1)} busy={jump.busy}>{t`A day`}</Button>
					<Button onClick={() => jump.run(7)} busy={jump.busy}>{t`A week`}</Button>
					<Button onClick={() => jump.run(30)} busy={jump.busy}>{t`30 days`}</Button>
					<Button onClick={() => jump.run(182)} busy={jump.busy}>{t`Half a year`}</Button>
					<Button onClick={() => jump.run(365)} busy={jump.busy}>{t`A year`}</Button>
				</Row>
				<Form<{ days: number }> initial={{ days: 90 }} onSubmit={send} submit={t`Move forward`}>
					<NumberField
						name="days"
						required
						label={t`Days`}
						min={1}
						max={1500}
						help={t`Only forward: what has happened stays. Reminders follow within minutes.`}
					/>
				</Form>
			</Stack>
		</Card>
	);
}
