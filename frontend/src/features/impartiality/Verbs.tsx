import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { SelectField, TextAreaField, TextField } from "@/components/fields";
import { closeRisk, type RiskOutcome, type RiskView, reviewRisk } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";
import { choices, useLevelNames } from "./words";

interface Props {
	risk: RiskView;
	onDone: () => void;
}

/** Reviewing a risk, and taking it off the register. */
export function Verbs({ risk }: { risk: RiskView }) {
	const { t } = useLingui();
	const [open, setOpen] = useState<"review" | "close">();
	const shut = () => setOpen(undefined);
	return (
		<>
			<Actions
				actions={risk.actions.filter((a) => a.name !== "change")}
				verbs={{
					review: { label: t`Record a review`, kind: "primary", run: () => setOpen("review") },
					close: { label: t`Close the risk`, run: () => setOpen("close") },
				}}
			/>
			<Dialog open={open === "review"} onClose={shut} title={t`Record a review`}>
				<Review risk={risk} onDone={shut} />
			</Dialog>
			<Dialog open={open === "close"} onClose={shut} title={t`Close the risk`}>
				<Close risk={risk} onDone={shut} />
			</Dialog>
		</>
	);
}

function useTarget(r: RiskView) {
	const body = useBody();
	return { path: { body, risk: r.id }, headers: { "If-Match": ifMatch(r.version) } };
}

function Review({ risk, onDone }: Props) {
	const { t } = useLingui();
	const target = useTarget(risk);
	const today = useToday();
	const levels = useLevelNames();
	const send = useSend((body: RiskOutcome) => reviewRisk({ ...target, body }));
	return (
		<Form<RiskOutcome>
			initial={{ residual: risk.residual }}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Reviewed today`}
		>
			<TextAreaField name="found" label={t`What was found`} required />
			<TextField
				name="consulted"
				label={t`Interested parties consulted`}
				help={t`For example the committee, or those asked instead of one.`}
				required
			/>
			<SelectField name="residual" label={t`Residual risk`} required options={choices(levels)} />
			<DateField
				name="next_review"
				label={t`Next review`}
				help={t`Left empty, it is the latest day that the limits of the body allow.`}
				min={today}
			/>
		</Form>
	);
}

function Close({ risk, onDone }: Props) {
	const { t } = useLingui();
	const target = useTarget(risk);
	const send = useSend((body: { reason: string }) => closeRisk({ ...target, body }));
	return (
		<Form<{ reason: string }>
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Close the risk`}
		>
			<p>{t`It stays readable with its history. A risk that comes back is entered again.`}</p>
			<TextAreaField name="reason" label={t`Why it is no risk any more`} required />
		</Form>
	);
}
