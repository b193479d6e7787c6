import type { BodyReminder } from "@/gen/types.gen";

/** A reminder as it stands in the form. */
export interface Step {
	count?: number | null;
	unit: BodyReminder["unit"];
	step: "remind" | "escalate";
}

export const fresh = (): Step => ({ unit: "days_before", step: "remind" });

export const steps = (reminders: BodyReminder[]): Step[] =>
	reminders.map(({ count, unit, escalates }) => ({ count, unit, step: escalates ? "escalate" : "remind" }));

/** What is sent; a number that was not typed is one that the server asks for at its field. */
export const typed = (list: Step[]): BodyReminder[] =>
	list.map(({ count, unit, step }) => ({ count: count ?? -1, unit, escalates: step === "escalate" }));
