import { expect } from "@playwright/test";
import { monthsBefore } from "../days";
import type { Person } from "../person";
import * as applying from "./application";
import { today } from "./body";
import type { Cast } from "./cast";
import { findings, looksUp } from "./review";

/** The edition that follows; nobody has published it, so the body enters it. */
export const next = "ISO/IEC 20000-1:2027";

const clauses =
	"4,Context,环境\n4.1,Issues,内外部因素\n5,Leadership,领导作用\n8,Operation,运行\n9,Evaluation,绩效评价\n";

/** The administrator enters the next edition, publishes it, and says until when the one before may be used. */
export async function publishesTheNextEdition(admin: Person): Promise<void> {
	const { t, stage } = admin;
	await admin.goes(`/b/${stage.body}/standards`);
	await admin.presses(t("New standard"));
	await admin.types(t("Code with its year"), next);
	await admin.typesBoth(t("Title"), { en: "Service management system requirements", zh: "服务管理体系要求" });
	await admin.typesBoth(t("The management system it asks for"), { en: "SMS", zh: "信息技术服务管理" });
	await admin.gives(t("Choose the spreadsheet with the clauses"), {
		name: "clauses.csv",
		mimeType: "text/csv",
		buffer: Buffer.from(clauses),
	});
	await admin.sees(t("{count} clauses", { count: 5 })); // the file is read
	await admin.presses(t("Keep as a draft"));
	await admin.presses(t("Publish the standard"));
	await admin.dialog().does(t("Publish"));
	await admin.sees(t("Takes the place of"));
	await admin.presses(t("Set the end of the transition"));
	const before = "ISO/IEC 20000-1:2018";
	const until = monthsBefore(await today(admin), -18);
	await admin.dialog().dates(t("Last day on which certificates to {before} are valid", { before }), until);
	await admin.dialog().presses(t("Set"));
	await admin.looks("transition refused");
	await admin.dialog().types(t("Document that says so"), "IAF MD 99:2027");
	await admin.dialog().does(t("Set"));
	await admin.sees("IAF MD 99:2027");
	await admin.looks("transition");
	await admin.presses(t("How far it is"));
	await admin.sees(t("Who can carry it"));
	await admin.looks("campaign");
	await admin.presses(t("Write to those who have not applied"));
	await admin.dialog().does(t("Send the letters"));
	await admin.looks("campaign");
	await admin.goes(`/b/${stage.body}/standards`);
	await admin.looks("transition");
}

/** The holder applies on the page of its certificate; answers the application. */
export async function applies(client: Person, cast: Cast): Promise<string> {
	const { t, stage } = client;
	await client.goes(`/c/${stage.body}/certificates`);
	await client.looks("transition");
	await client.presses(t("Move to the new edition"));
	await client.arrives(/applications\/[0-9a-f-]{36}$/);
	const application = new URL(client.page.url()).pathname.replace(`/c/${stage.body}`, "");
	await client.looks("transition");
	for (const section of ["sites", "scope", "headcount", "declarations"]) {
		await client.goes(`/c/${stage.body}${application}/sections/${section}`);
		if (section === "declarations") await applying.sections.declarations?.(client, cast);
		else await client.presses(t("What stands here is right"));
		await client.kept();
	}
	await client.goes(`/c/${stage.body}${application}`);
	await client.presses(t("Check your answers"));
	await client.does(t("Sign and submit the application"));
	return application;
}

/** The reviewer sets the days of the audit of the transition, of its own, and accepts. */
export async function isReviewed(reviewer: Person, application: string, cast: Cast): Promise<void> {
	const { t, stage } = reviewer;
	await reviewer.goes(`/b/${stage.body}${application}`);
	await reviewer.does(t("Begin the review"));
	await reviewer.presses(t("Audit time and quotation"));
	await reviewer.presses(t("Keep this calculation"));
	await reviewer.sees(t("Kept by {by}", { by: reviewer.name }));
	await looksUp(reviewer, application);
	for (const finding of findings) await reviewer.answers(t(finding), t("Yes"));
	await reviewer.types(t("Competences needed in the audit team and for the decision"), cast.words);
	await reviewer.types(t("Auditor days for what changes"), "1");
	await reviewer.types(t("Reason of other days than computed"), cast.words);
	await reviewer.kept();
	await reviewer.looks("transition");
	await reviewer.does(t("Accept the application"));
}

interface Certificate {
	standard: string;
	state: string;
	expires_on: string;
	shortened?: { cycle_end: string }; // it ended with the transition
}

/** The certificate names the next edition and keeps its expiry. */
export async function namesTheNextEdition(decider: Person, client: Person): Promise<void> {
	const { stage } = client;
	const { items } = await decider.reads<{ items: Certificate[] }>("/certificates");
	const held = items.find((one) => one.standard === next);
	expect(held?.state).toBe("active");
	expect(items.every((one) => (one.shortened?.cycle_end ?? one.expires_on) === held?.expires_on)).toBe(true);
	await client.goes(`/c/${stage.body}/certificates`);
	await client.sees(next);
	await client.looks("moved");
}
