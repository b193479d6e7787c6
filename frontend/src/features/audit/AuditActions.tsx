import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import {
	type AuditView,
	abortAudit,
	assumeAudit,
	cancelAudit,
	concludeAudit,
	confirmAudit,
	issuePlan,
	issueReport,
	reopenReport,
	repeatAudit,
} from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { ClearDialog } from "./ClearDialog";
import { FollowUpDialog } from "./FollowUpDialog";
import { ObjectDialog } from "./ObjectDialog";

const plain = {
	confirm: confirmAudit,
	assume: assumeAudit,
	issue_plan: issuePlan,
	report: issueReport,
	conclude: concludeAudit,
};
const reasoned = { cancel: cancelAudit, repeat: repeatAudit, reopen: reopenReport, abort: abortAudit };

type Plain = keyof typeof plain;
type Reasoned = keyof typeof reasoned;

const needsReason = (asked?: string): asked is Reasoned => asked !== undefined && asked in reasoned;

/** The verbs of an audit that need no more than a press, or a reason. */
export function AuditActions({ audit }: { audit: AuditView }) {
	const { t } = useLingui();
	const body = useBody();
	const navigate = useNavigate();
	const [asked, setAsked] = useState<Reasoned | "object" | "follow_up" | "clear">();
	const target = {
		path: { body, audit: audit.id },
		headers: { "If-Match": ifMatch(audit.version) },
	};
	const act = useAct((verb: Plain) => plain[verb](target) as Promise<unknown>);
	const reason = useSend(async (values: { reason: string }) => {
		if (needsReason(asked)) await reasoned[asked]({ ...target, body: values });
		setAsked(undefined);
	});
	const press = (label: string, verb: Plain, kind: "primary" | "default" = "primary") => ({
		label,
		kind,
		run: () => act.run(verb),
		busy: act.busy,
	});
	const open = (label: string, tab: string, primary = true) => ({
		label,
		kind: primary ? ("primary" as const) : ("default" as const),
		run: () => void navigate({ to: ".", search: { tab }, resetScroll: false }),
	});
	// Nothing of an unannounced audit is sent to the client before it begins.
	const silent = audit.occasion?.announcement === "unannounced";
	const [first, again] = silent
		? [t`Settle the plan`, t`Settle the plan anew`]
		: [t`Send the plan`, t`Send the plan again`];
	const titles: Record<Reasoned, string> = {
		cancel: t`Cancel the audit`,
		repeat: t`Repeat the audit`,
		reopen: t`Return the report`,
		abort: t`End the audit early`,
	};
	return (
		<Stack gap="tight">
			<Actions
				actions={audit.actions}
				verbs={{
					confirm: press(t`Confirm dates and team`, "confirm"),
					object: { label: t`Ask for something else`, run: () => setAsked("object") },
					assume: press(t`Take silence for consent`, "assume", "default"),
					clear: {
						label: t`Confirm that the team has no conflict`,
						kind: "primary",
						run: () => setAsked("clear"),
					},
					issue_plan:
						audit.state === "planned" ? press(again, "issue_plan", "default") : press(first, "issue_plan"),
					report: press(t`Issue the report`, "report"),
					conclude: press(t`Conclude the audit`, "conclude"),
					reopen: { label: titles.reopen, run: () => setAsked("reopen") },
					repeat: { label: titles.repeat, run: () => setAsked("repeat") },
					follow_up: { label: t`Ask for a follow-up visit`, run: () => setAsked("follow_up") },
					abort: { label: titles.abort, run: () => setAsked("abort") },
					cancel: { label: titles.cancel, run: () => setAsked("cancel") },
					propose: open(
						t`Choose dates and team`,
						"propose",
						audit.state === "programmed" || audit.state === "objected",
					),
					start: open(t`Hold the opening meeting`, "meetings"),
					close_field: open(t`Hold the closing meeting`, "meetings"),
				}}
			/>
			<ProblemNote error={act.error} />
			<FollowUpDialog audit={audit} open={asked === "follow_up"} onClose={() => setAsked(undefined)} />
			{asked === "clear" && <ClearDialog audit={audit} onClose={() => setAsked(undefined)} />}
			<ObjectDialog audit={audit} open={asked === "object"} onClose={() => setAsked(undefined)} />
			{needsReason(asked) && (
				<Dialog open title={titles[asked]} onClose={() => setAsked(undefined)}>
					<Form<{ reason: string }>
						onSubmit={reason}
						submit={titles[asked]}
						danger={asked === "cancel" || asked === "abort"}
					>
						<TextAreaField
							name="reason"
							label={t`Reason`}
							required
							help={
								asked === "abort"
									? t`Why the objectives cannot be attained. The client is told, and the audit is arranged again; drafts of findings are taken back.`
									: t`It is kept and shown with the audit.`
							}
						/>
					</Form>
				</Dialog>
			)}
		</Stack>
	);
}
