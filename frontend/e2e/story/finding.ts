import { plusDays } from "../days";
import { photo } from "../files";
import type { Person } from "../person";
import { type Staff, today } from "./body";
import type { Cast } from "./cast";

export interface Found {
	grade: string;
	clause: string;
	statement: string;
}

/** The auditor writes a finding with a photo. */
export async function finds(lead: Person, cast: Cast, found: Found): Promise<void> {
	const { t } = lead;
	await lead.opens(new RegExp(`^${t("Findings")}`));
	await lead.presses(t("Write a finding"));
	await lead.answers(t("Grade"), found.grade);
	await lead.types(t("Clause"), found.clause);
	await lead.types(t("Requirement"), cast.words);
	await lead.types(t("Statement", {}, "finding"), found.statement);
	await lead.types(t("Objective evidence"), cast.words);
	await lead.gives(t("Add photos or files"), photo);
	await lead.sees(photo.name);
	await lead.looks("writing");
	await lead.does(t("Save the draft"));
	await lead.sees(found.statement);
	await lead.looks();
}

const parts = ["Correction", "Cause", "Corrective action"] as const;

async function openFinding(p: Person, found: Found, area: "b" | "c"): Promise<void> {
	await p.goes(`/${area}/${p.stage.body}/findings`);
	await p.looks();
	await p.presses(found.statement);
	await p.sees(p.t("What was found"));
}

/** The client answers each part; the evidence of what was done too. */
export async function responds(client: Person, cast: Cast, found: Found): Promise<void> {
	const { t } = client;
	await client.goes(`/c/${client.stage.body}`);
	await client.looks("found");
	await openFinding(client, found, "c");
	await client.looks("to answer");
	for (const part of parts) await client.types(t(part), cast.words);
	if ((await client.field(t("Other sites")).count()) > 0) await client.types(t("Other sites"), cast.words);
	await client.dates(t("Done by"), plusDays(await today(client), 20));
	await client.types(t("Evidence"), cast.words);
	await client.does(t("Hand in"));
	await client.looks("answered");
}

/** The auditor returns the cause, the client explains it better. */
export async function explainsAgain(staff: Staff, client: Person, cast: Cast, found: Found): Promise<void> {
	const { t } = client;
	await reviews(staff.lead, found, cast.words);
	await openFinding(client, found, "c");
	await client.sees(cast.words);
	await client.looks("returned");
	await client.types(t("Cause"), cast.words);
	await client.does(t("Hand in"));
}

/** The auditor accepts every part that was handed in; a reason returns the cause instead. */
export async function reviews(lead: Person, found: Found, reason?: string): Promise<void> {
	const { t } = lead;
	await openFinding(lead, found, "b");
	for (const name of [...parts, "Other sites", "Evidence"]) {
		const part = lead.part(t(name));
		if ((await part.choice(t("Judgement")).count()) === 0) continue;
		const returns = name === "Cause" && reason;
		await part.answers(t("Judgement"), t(returns ? "Return" : "Accept"));
		if (returns) await part.types(t("Reason the client reads"), reason);
	}
	await lead.looks("review");
	await lead.does(t("Send the review"));
	await lead.looks(reason ? "returned" : "accepted");
}
