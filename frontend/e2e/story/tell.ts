import { test } from "@playwright/test";
import { plusDays } from "../days";
import type { Person } from "../person";
import type { Stage } from "../stage";
import * as applying from "./application";
import * as auditing from "./audit";
import * as body from "./body";
import type { Cast } from "./cast";
import * as deciding from "./decision";
import * as answering from "./finding";
import * as keys from "./key";
import * as reviewing from "./review";
import * as moving from "./transition";

const { step } = test;

/** Where a story stands: who is there, and what they have made so far. */
export interface Told {
	staff: body.Staff;
	client: Person;
	application: string;
	certificate: deciding.Certificate;
}

/** A body is created, its people gather, and it is ready to work. */
export async function founds(stage: Stage, cast: Cast): Promise<body.Staff> {
	const password = await step("an operator creates the body", () => body.createsTheBody(stage, cast));
	const admin = await step("its administrator takes over", () => body.takesOver(stage, cast, password));
	await step("sets limits and approves the method", () => body.setsLimits(admin, cast));
	const staff = await step("gathers the staff", () => body.gathersTheStaff(stage, admin, cast));
	await step("finance publishes prices", () => body.publishesPrices(staff.finance, cast));
	return staff;
}

/** An organisation applies, together with a colleague. */
export async function applies(stage: Stage, cast: Cast, staff: body.Staff): Promise<[Person, string]> {
	const client = await step("an organisation registers itself", () => applying.registers(stage, cast));
	const colleague = await step("invites a colleague", () =>
		applying.invitesAColleague(stage, client, staff.admin, cast),
	);
	const application = await step("begins an application", () => applying.begins(client));
	await step("fills it in", () => applying.fillsIn([client, colleague], application, cast));
	await step("hands files in", () => applying.handsIn(client, application, cast));
	await step("submits", () => applying.submits(client, application, cast));
	return [client, application];
}

/** The application is reviewed, quoted and accepted. */
export async function contracts(
	cast: Cast,
	staff: body.Staff,
	client: Person,
	application: string,
): Promise<void> {
	const { reviewer } = staff;
	await step("a reviewer reads the files", () => reviewing.readsTheFiles(reviewer, cast));
	await step("the applicant sends one again", () => reviewing.sendsAgain(client, application, cast));
	await step("the reviewer asks", () => reviewing.asks(reviewer, application, cast));
	await step("the applicant answers", () => reviewing.answersTheQuestion(client, application, cast));
	await step("the reviewer accepts", () => reviewing.accepts(reviewer, application, cast));
	const quotation = await step("finance quotes", () => reviewing.quotes(staff, application, cast));
	await step("the applicant signs", () => reviewing.signs(client, quotation));
}

/** Dates and team are proposed and confirmed, the plan is sent. */
async function arranges(cast: Cast, staff: body.Staff, client: Person, kind: string, days: number) {
	const audit = await step(`the planner proposes ${kind}`, () =>
		auditing.proposes(staff.planner, cast, kind, days),
	);
	await step("the client confirms", () => auditing.confirms(client, audit));
	await step("the leader sends the plan", () => auditing.plans(staff.lead, cast, audit));
	return audit;
}

/** Stage 1 finds the client ready. */
export async function isFoundReady(cast: Cast, staff: body.Staff, client: Person): Promise<void> {
	const { lead, planner } = staff;
	const { t } = lead;
	const audit = await arranges(cast, staff, client, t("Stage 1"), 2);
	await step("nobody is booked twice", () => auditing.cannotBookTwice(planner, cast, t("Stage 2"), audit));
	await step("stage 1 is held", () =>
		auditing.holds(staff, cast, audit, () => auditing.meetsTheObjectives(lead, cast)),
	);
	await step("stage 1 is reported", () => auditing.reports(lead, cast));
	await step("stage 1 is concluded", () => lead.does(t("Conclude the audit")));
}

/** Stage 2 with a minor and a major nonconformity, which the client answers. */
export async function isAudited(cast: Cast, staff: body.Staff, client: Person): Promise<void> {
	const { lead } = staff;
	const { t } = lead;
	const minor = { grade: t("Minor nonconformity"), clause: cast.clause.minor, statement: `1. ${cast.words}` };
	const major = { grade: t("Major nonconformity"), clause: cast.clause.major, statement: `2. ${cast.words}` };
	const audit = await arranges(cast, staff, client, t("Stage 2"), 3);
	await step("stage 2 is held", () =>
		auditing.holds(staff, cast, audit, async () => {
			await auditing.judges(lead, [minor.clause, major.clause]);
			await answering.finds(lead, cast, minor);
			await answering.finds(lead, cast, major);
		}),
	);
	await step("stage 2 is reported", () =>
		auditing.reports(lead, cast, t("Recommended once the findings are resolved")),
	);
	await step("the client answers the findings", async () => {
		await answering.responds(client, cast, minor);
		await answering.responds(client, cast, major);
	});
	await step("the answers are reviewed", async () => {
		await answering.explainsAgain(staff, client, cast, minor);
		await answering.reviews(lead, minor);
		await answering.reviews(lead, major);
	});
	await step("stage 2 is concluded", async () => {
		await auditing.openAudit(lead, auditing.all(lead), audit);
		await lead.does(t("Conclude the audit"));
	});
}

/** The certificate is granted, and anybody can verify it. */
export async function isCertified(stage: Stage, cast: Cast, staff: body.Staff, client: Person) {
	await step("the administrator brings the body's key", () => keys.bringsAnOwnKey(staff.admin));
	const certificate = await step("the decision maker grants", () =>
		deciding.grants(staff.decider, cast.words),
	);
	await step("the certificate is signed by it", () => keys.signed(staff.decider, certificate.id));
	await step("the client holds the certificate", () => deciding.holdsIt(client, certificate, "certified"));
	await step("anybody verifies it", () => deciding.isVerified(stage, certificate, "active"));
	return certificate;
}

/** The surveillance is not held in time: suspended; then it is held: restored. */
export async function isSuspendedAndRestored(stage: Stage, cast: Cast, told: Told): Promise<void> {
	const { staff, client, certificate } = told;
	const { admin, decider, lead } = staff;
	const { t } = lead;
	const kind = t("Surveillance");
	const { items } = await decider.reads<{ items: { type: string; due_on: string }[] }>(
		"/audits?type=surveillance",
	);
	const due = items.map((audit) => audit.due_on).sort()[0] ?? "";
	await step("the surveillance is not held in time", () => body.waitsUntil(admin, plusDays(due, 1)));
	await step("the decision maker suspends", () => deciding.suspends(decider, cast.words));
	await step("anybody sees the suspension", () => deciding.isVerified(stage, certificate, "suspended"));
	await step("the client sees the suspension", () => deciding.holdsIt(client, certificate, "suspended"));
	await step("nobody restores it before the audit", () => deciding.cannotRestore(decider, certificate));
	const audit = await arranges(cast, staff, client, kind, 2);
	await step("the surveillance is held", () =>
		auditing.holds(staff, cast, audit, () => auditing.judges(lead)),
	);
	await step("the surveillance is reported", () => auditing.reports(lead, cast, t("Recommended")));
	await step("the surveillance is concluded", () => lead.does(t("Conclude the audit")));
	await step("the decision maker restores", () => deciding.restores(decider, certificate, cast.words));
	await step("anybody sees that it is valid", () => deciding.isVerified(stage, certificate, "active"));
}

/** The standard has a next edition: its holder applies, is audited for it, and the certificate names it. */
export async function movesToTheNextEdition(cast: Cast, told: Told): Promise<void> {
	const { staff, client } = told;
	const { lead } = staff;
	const { t } = lead;
	await step("the administrator publishes an edition", () => moving.publishesTheNextEdition(staff.admin));
	await step("its people learn it", () => body.learn(staff.admin, cast, moving.next));
	const application = await step("the holder applies", () => moving.applies(client, cast));
	await step("the reviewer sets the days", () => moving.isReviewed(staff.reviewer, application, cast));
	const quotation = await step("finance quotes", () => reviewing.offers(staff.finance, application, cast));
	await step("the holder signs", () => reviewing.signs(client, quotation));
	const audit = await arranges(cast, staff, client, t("Special audit"), 1);
	await step("the special audit is held", () =>
		auditing.holds(staff, cast, audit, () => auditing.judges(lead, [], 4)),
	);
	await step("the special audit is reported", () => auditing.reports(lead, cast, t("Recommended")));
	await step("the special audit is concluded", () => lead.does(t("Conclude the audit")));
	await step("the decision maker moves it", () => deciding.moves(staff.decider, cast.words));
	await step("the certificate names the edition", () => moving.namesTheNextEdition(staff.decider, client));
}
