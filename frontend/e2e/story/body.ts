import { expect } from "@playwright/test";
import { csv } from "../files";
import type { Person } from "../person";
import { address, type Stage } from "../stage";
import type { Cast, Role } from "./cast";

const operator = { email: "olga@operator.example", password: "cedar-bridge-20000" };
const edition = "ISO/IEC 20000-1:2018";

/** The people of the body at their screens. */
export type Staff = Record<Role, Person>;

/** The operator creates the body and hands its first administrator a password; answers the password. */
export async function createsTheBody(stage: Stage, cast: Cast): Promise<string> {
	const p = await stage.enters("operator");
	const { t } = p;
	await p.goes("/sign-in");
	await p.looks();
	await p.signsIn(operator.email, operator.password);
	await p.looks();
	await p.presses(t("Create a body"));
	await p.typesBoth(t("Name of the body"), cast.body);
	await p.types(t("Short name in addresses"), cast.slug);
	await p.types(t("Code in its numbers"), cast.code);
	await p.chooses(t("Country"), cast.country);
	await p.chooses(t("Time zone"), cast.zone);
	await p.chooses(t("Jurisdiction"), cast.jurisdiction);
	await p.chooses(t("Language"), cast.spoken);
	await p.types(t("Name", {}, "person"), cast.people.admin);
	await p.types(t("E-mail"), address(stage, "admin"));
	await p.looks("create");
	await p.dialog().presses(t("Create the body"));
	await p.sees(t("The body is created."));
	await p.looks("created");
	const password = await p.page.locator("code").innerText();
	await p.dialog().does(t("Done", {}, "button"));
	await p.sees(stage.says(cast.body));
	return password;
}

/** The administrator signs in for the first time and chooses a password. */
export async function takesOver(stage: Stage, cast: Cast, password: string): Promise<Person> {
	const p = await stage.enters(cast.people.admin);
	const { t } = p;
	await p.signsIn(address(stage, "admin"), password);
	await p.sees(t("Your password was given to you for once. Please set your own now."));
	await p.looks();
	await p.types(t("Present password"), password);
	await p.types(t("New password"), stage.password);
	await p.presses(t("Change the password"));
	await p.sees(t("Your password is changed; your other sessions have ended."));
	await p.goes(`/b/${stage.body}`);
	await p.looks();
	return p;
}

/** The body's data, a limit of its own, and the approval of the provisional method in the administrator's name. */
export async function setsLimits(admin: Person, cast: Cast): Promise<void> {
	const { t, stage } = admin;
	await admin.goes(`/b/${stage.body}/settings`);
	await admin.looks();
	await admin.types(t("Telephone"), "+353 1 555 0100");
	await admin.presses(t("Save"));
	await admin.sees(t("Saved"));
	await admin.opens(t("Rules in force"));
	await admin.looks();
	await admin.opens(t("Own limits"));
	await admin.types(stage.says({ en: "Technical review of a report", zh: "认证评定期限" }), "8");
	await admin.looks();
	await admin.presses(t("Save as a new edition"));
	await admin.sees(t("Saved as a new edition, in force from today"));
	await admin.opens(t("Editions"));
	await admin.looks();
	await admin.goes(`/b/${stage.body}/methods`);
	await admin.looks();
	await admin.presses(t("Approve its use"));
	await admin.types(t("Why it suits this body"), cast.words);
	await admin.looks("approve");
	await admin.dialog().presses(t("Approve in my name"));
	await admin.sees(t("provisional, approved"));
	await admin.presses(t("Enter a table"));
	await admin.gives(t("Choose the spreadsheet"), csv("table.csv", "from,to,days\n1,50,4\n51,10700,9\n"));
	await admin.types(t("Where the table is from"), "P-12");
	await admin.looks("table");
	await admin.dialog().does(t("Keep it for approval"));
	await admin.sees(t("Approve the table in my name"));
	await admin.looks("table waits");
}

/** The administrator invites somebody. */
async function invites(admin: Person, cast: Cast, who: Role, role: string): Promise<void> {
	const { t, stage } = admin;
	await admin.presses(t("Invite"));
	await admin.types(t("Name", {}, "person"), cast.people[who]);
	await admin.types(t("E-mail"), address(stage, who));
	await admin.ticks(role);
	await admin.looks("invite");
	await admin.dialog().does(t("Send the invitation"));
	await admin.sees(address(stage, who));
}

/** The administrator reads the letter to the address and hands on the link that it holds. */
export async function link(admin: Person, to: string): Promise<string> {
	await admin.goes(`/b/${admin.stage.body}/mail?q=${encodeURIComponent(to)}`);
	await admin.looks();
	await admin.page.getByRole("row").filter({ hasText: to }).getByRole("link").first().click();
	const letter = admin.page.locator("p").filter({ hasText: "token=" });
	await expect(letter).toBeVisible();
	await admin.looks();
	return (await letter.innerText()).match(/https?:\S+token=\w+/)?.[0] ?? "no link in the letter";
}

/** Somebody follows the link of an invitation. */
export async function joins(stage: Stage, name: string, to: string): Promise<Person> {
	const p = await stage.enters(name);
	const { t } = p;
	await p.goes(to);
	await p.looks();
	await p.types(t("Password"), stage.password);
	await p.presses(t("Accept"));
	await p.arrives(/\/[bc]\/[^/]+$/);
	return p;
}

const roles: [Role, string, string?][] = [
	["reviewer", "Application reviewer", "Application review"],
	["planner", "Planner"],
	["lead", "Auditor", "Leading an audit team"],
	["auditor", "Auditor", "Auditing"],
	["decider", "Decision maker", "Review and decision"],
	["finance", "Finance"],
];

/** Everybody is invited, joins, and the body records what they are able to do. */
export async function gathersTheStaff(stage: Stage, admin: Person, cast: Cast): Promise<Staff> {
	const { t } = stage;
	const staff: Partial<Staff> = { admin };
	await admin.goes(`/b/${stage.body}/people`);
	for (const [who, role] of roles) await invites(admin, cast, who, t(role));
	await admin.looks();
	for (const [who] of roles) {
		staff[who] = await joins(stage, cast.people[who], await link(admin, address(stage, who)));
		await staff[who].looks();
	}
	for (const [who, , ability] of roles) if (ability) await isAble(admin, cast, who, t(ability));
	return staff as Staff;
}

/** The body records what people are competent for in another edition. */
export async function learn(admin: Person, cast: Cast, code: string): Promise<void> {
	for (const [who, , ability] of roles) if (ability) await isAble(admin, cast, who, admin.t(ability), code);
}

/** The body records what somebody is competent for. */
async function isAble(admin: Person, cast: Cast, who: Role, ability: string, code = edition): Promise<void> {
	const { t } = admin;
	await admin.goes(`/b/${admin.stage.body}/people`);
	await admin.presses(cast.people[who]);
	await admin.presses(t("Add a competence"));
	const entry = admin.part(`${t("Competence")} ${code === edition ? 1 : 2}`);
	await entry.chooses(t("Standard"), code);
	await entry.chooses(t("Function"), ability);
	await entry.dates(t("Valid from"), "2020-01-01");
	await entry.types(t("Evidence", {}, "competence"), cast.words);
	await admin.looks();
	await admin.presses(t("Save the file"));
	await admin.sees(t("Saved"));
}

/** Finance publishes the first price list. */
export async function publishesPrices(finance: Person, cast: Cast): Promise<void> {
	const { t, stage } = finance;
	await finance.goes(`/b/${stage.body}/prices`);
	await finance.looks("empty");
	await finance.presses(t("New edition"));
	await finance.dates(t("Valid from"), await today(finance));
	await finance.types(t("Currency"), cast.currency);
	await finance.types(t("Tax"), "6");
	await finance.types(t("Largest discount"), "10");
	await finance.types(t("Approved by a second person above"), "5");
	await price(finance, 1, "application", { en: "Application and review", zh: "申请与评审" }, "600");
	await price(finance, 2, "audit", { en: "Audit", zh: "审核" }, "950", t("for each audit day"));
	await price(finance, 3, "registration", { en: "Decision and certificate", zh: "评定与发证" }, "400");
	await finance.looks();
	await finance.presses(t("Check, and price the example"));
	await finance.sees(t("The edition is complete. This is what the example costs."));
	await finance.looks();
	await finance.presses(t("Publish this edition"));
	await finance.sees(t("Edition {number}", { number: 1 }));
	await finance.looks();
}

async function price(
	finance: Person,
	number: number,
	code: string,
	name: { en: string; zh: string },
	amount: string,
	basis?: string,
): Promise<void> {
	const { t } = finance;
	await finance.presses(t("Add an item"));
	await finance.part(t("Item {0}", { 0: number })).types(t("Code"), code);
	const entry = finance.part(code); // it is called by its code from now on
	if (basis) await entry.chooses(t("Basis"), basis);
	await entry.typesBoth(t("Name of the item"), name);
	await entry.types(t("Amount"), amount);
}

/** The day on the calendar of the body. */
export async function today(p: Person): Promise<string> {
	return (await p.reads<{ today: string }>("")).today;
}

/** The administrator moves the clock of the demonstration to the day. */
export async function waitsUntil(admin: Person, day: string): Promise<void> {
	const { t, stage } = admin;
	const days = (Date.parse(day) - Date.parse(await today(admin))) / 86_400_000;
	if (days <= 0) return;
	await admin.goes(`/b/${stage.body}/settings?tab=clock`);
	await admin.looks();
	await admin.types(t("Days"), String(days));
	await admin.presses(t("Move forward"));
	await expect.poll(() => today(admin)).toBe(day);
}
