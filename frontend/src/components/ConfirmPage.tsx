import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Card, Stack } from "./Card";
import css from "./ConfirmPage.module.css";
import { Form } from "./Form";
import { CheckIcon, CloseIcon, WarningIcon } from "./icons";
import { PageHead } from "./PageHead";

export interface Check {
	key: string;
	label: ReactNode;
	passed: boolean;
	/** Not met, it is said and keeps nobody from going on. */
	warns?: boolean;
	/** Why it failed, or what it rests on; with the rule's id and clause. */
	why?: ReactNode;
}

interface Props<T extends object> {
	title: string;
	sub?: ReactNode;
	back: { to: string; label: string };
	/** What the decision rests on: the file, the report, the findings. */
	evidence: ReactNode;
	/** What must hold, each with its rule; a failed one keeps the button shut. */
	checks: Check[];
	/** What happens then, and from which day. */
	effect: ReactNode;
	/** The verb on the button: "Grant the certificate", "Suspend". */
	verb: string;
	danger?: boolean;
	/** Why it may not be decided now, or not by this person. */
	why?: string;
	initial?: Partial<T>;
	onConfirm: (values: T) => Promise<unknown>;
	/** Hears what is typed, for what is shown of it. */
	onChange?: (values: T) => void;
	/** Reason, end date and whatever else is signed. */
	children?: ReactNode;
}

/** How a check came out. */
export function outcome(c: Check): "passed" | "warned" | "failed" {
	if (c.passed) {
		return "passed";
	}
	return c.warns ? "warned" : "failed";
}

/** A deliberate, signed decision: evidence, checks and effect first, then the verb. No undo, so no haste. */
export function ConfirmPage<T extends object>(props: Props<T>) {
	const { t } = useLingui();
	const icons = {
		passed: <CheckIcon aria-label={t`met`} />,
		warned: <WarningIcon aria-label={t`warning`} />,
		failed: <CloseIcon aria-label={t`not met`} />,
	};
	return (
		<>
			<PageHead title={props.title} sub={props.sub} back={props.back} />
			<Stack>
				{props.evidence}
				<Card title={t`Checks`}>
					<ul className={css.checks}>
						{props.checks.map((check) => (
							<li key={check.key} className={css[outcome(check)]}>
								{icons[outcome(check)]}
								<div>
									{check.label}
									{check.why && <p className={css.why}>{check.why}</p>}
								</div>
							</li>
						))}
					</ul>
				</Card>
				<Card title={t`What happens then`}>
					<Stack>
						<div>{props.effect}</div>
						<Form<T>
							initial={props.initial}
							onSubmit={props.onConfirm}
							onChange={props.onChange}
							submit={props.verb}
							danger={props.danger}
							why={props.why}
							aside={<Button kind="text" to={props.back.to}>{t`Not now`}</Button>}
						>
							{props.children}
						</Form>
					</Stack>
				</Card>
			</Stack>
		</>
	);
}
