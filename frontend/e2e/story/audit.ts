import { expect, type Locator } from "@playwright/test";
import { mondayAfter, plusDays } from "../days";
import type { Person } from "../person";
import { type Staff, today, waitsUntil } from "./body";
import type { Cast } from "./cast";

/** One audit of a story and the days on which it is held. */
export interface Engagement {
	kind: string;
	from: string;
	to: string;
}

/** Opens the audit of this kind from a list of audits. */
export async function openAudit(p: Person, list: string, audit: Engagement, tab = ""): Promise<void> {
	await p.goes(list);
	await p.looks();
	await p.page.getByRole("row").filter({ hasText: audit.kind }).getByRole("link").first().click();
	await p.arrives(/\/audits\/[0-9a-f-]{36}/);
	if (tab) await p.opens(tab);
}

export const all = (p: Person) => `/b/${p.stage.body}/audits`;
const own = (p: Person) => `/c/${p.stage.body}/audits`;
const mine = (p: Person) => `/b/${p.stage.body}/my-audits`;

async function choosesDates(p: Person, { from, to }: Engagement): Promise<void> {
	const { t } = p;
	await p.dates(t("First day on site"), from);
	await p.dates(t("Last day on site"), to);
}

const role = (p: Person, name: string) => p.t("Role of {name}", { name });

/** What the page says against the choice; it names the rule. */
async function isRefused(p: Person, rule: string): Promise<void> {
	await expect(p.page.getByRole("alert").filter({ hasText: rule }).first()).toBeVisible();
}

/** The planner chooses dates and team; somebody who may not lead is refused with the reason. */
export async function proposes(planner: Person, cast: Cast, kind: string, days: number): Promise<Engagement> {
	const { t } = planner;
	const from = mondayAfter(await today(planner), 14);
	const audit = { kind, from, to: plusDays(from, days - 1) };
	await openAudit(planner, all(planner), audit);
	await planner.looks();
	await planner.presses(t("Choose dates and team"));
	await choosesDates(planner, audit);
	await planner.chooses(role(planner, cast.people.auditor), t("Team leader"));
	await isRefused(planner, "K1");
	await planner.looks("refused");
	await planner.chooses(role(planner, cast.people.auditor), t("Auditor"));
	await planner.chooses(role(planner, cast.people.lead), t("Team leader"));
	await planner.presses(t("Propose to the client"));
	await expect(planner.page.getByText(t("Dates proposed")).first()).toBeVisible();
	return audit;
}

/** Nobody can be booked twice: the reason stands beside the person. */
export async function cannotBookTwice(
	planner: Person,
	cast: Cast,
	kind: string,
	taken: Engagement,
): Promise<void> {
	const { t } = planner;
	await openAudit(planner, all(planner), { ...taken, kind });
	await planner.presses(t("Choose dates and team"));
	await choosesDates(planner, taken);
	await planner.chooses(role(planner, cast.people.lead), t("Team leader"));
	await isRefused(planner, "AU-2");
	await planner.presses(t("Propose to the client"));
	await isRefused(planner, "AU-2");
	await planner.goes(`/b/${planner.stage.body}/planner`);
	await planner.looks();
}

export async function confirms(client: Person, audit: Engagement): Promise<void> {
	const { t } = client;
	await client.goes(`/c/${client.stage.body}`);
	await client.looks("proposed");
	await openAudit(client, own(client), audit);
	await client.looks("proposed");
	await client.does(t("Confirm dates and team"));
}

/** The team leader writes the plan of the days and sends it. */
export async function plans(lead: Person, cast: Cast, audit: Engagement): Promise<void> {
	const { t } = lead;
	await openAudit(lead, mine(lead), audit, t("Plan"));
	await lead.presses(t("Write the plan"));
	for (const part of ["Objectives", "Places"]) await lead.types(t(part), cast.words);
	await lead.types(t("Scope", {}, "audit"), cast.words);
	await emptyOnes(lead.field(t("Topic")), cast.words);
	if (audit.kind === t("Stage 1")) await holdsRemotely(lead, cast);
	await lead.looks("writing");
	await lead.presses(t("Save the plan"));
	await lead.does(t("Send the plan"));
	await lead.looks();
}

/** A part of the audit is held by remote means, which is settled with the client before. */
async function holdsRemotely(lead: Person, cast: Cast): Promise<void> {
	const { t } = lead;
	await lead.part(t("Entry {0}", { 0: 2 })).ticks(t("By remote means"));
	await lead.types(t("By which means"), "VPN");
	await lead.types(t("Security and confidentiality, as agreed with the client"), cast.words);
	await lead.types(t("Risks and opportunities, and why it is the better way"), cast.words);
	await lead.ticks(t("Both sides have the tools and can use them"));
}

async function emptyOnes(fields: Locator, words: string): Promise<void> {
	for (const field of await fields.all()) if ((await field.inputValue()) === "") await field.fill(words);
}

/** Opening and closing meeting, and between them what is done on site. */
export async function holds(
	staff: Staff,
	cast: Cast,
	audit: Engagement,
	onSite: () => Promise<void>,
): Promise<void> {
	const { lead } = staff;
	const { t } = lead;
	await waitsUntil(staff.admin, audit.to);
	await openAudit(lead, mine(lead), audit);
	await lead.presses(t("Hold the opening meeting"));
	await lead.presses(t("Add an attendee"));
	const guest = lead.part(t("Attendee {0}", { 0: 3 }));
	await guest.types(t("Person"), cast.client.person);
	await guest.types(t("Function", {}, "attendee"), "CEO");
	await lead.looks("opening");
	await lead.does(t("Begin the audit"));
	await onSite();
	await lead.opens(t("Meetings"));
	await lead.looks("closing");
	await lead.does(t("Close the audit on site"));
}

/** The seven objectives of stage 1 and the conclusion. */
export async function meetsTheObjectives(lead: Person, cast: Cast): Promise<void> {
	const { t } = lead;
	await lead.opens(t("Objectives"));
	for (const key of "abcdefg") await lead.part(t("Objective {key}", { key })).presses(t("Met"));
	await lead.part(t("Ready for stage 2?")).presses(t("Ready"));
	await lead.types(t("Conclusion for the client"), cast.words);
	await lead.kept();
	await lead.looks();
}

/** Judges the first lines of the checklist, among them the topics of every surveillance, and some that deviate. */
export async function judges(lead: Person, deviates: string[] = [], lines = 10): Promise<void> {
	const { t } = lead;
	await lead.opens(t("Checklist"));
	const conform = lead.page.getByRole("button", { name: t("Conforms"), exact: true });
	for (let line = 0; line < lines; line += 1) await conform.nth(line).click();
	for (const clause of deviates) {
		const line = lead.page.getByRole("region", { name: new RegExp(`^${clause.replaceAll(".", "\\.")} `) });
		await lead.within(line).presses(t("Deviates"));
	}
	await lead.kept();
	await lead.looks();
}

/** Completes the written parts and issues the report. */
export async function reports(lead: Person, cast: Cast, recommendation?: string): Promise<void> {
	const { t } = lead;
	await lead.opens(t("Report"));
	for (const lang of ["en", "zh-CN"])
		await emptyOnes(lead.page.locator(`textarea[lang="${lang}"]`), cast.words);
	if (recommendation) await lead.answers(t("Recommendation of the team"), recommendation);
	await lead.kept();
	await lead.looks("writing");
	await lead.does(t("Issue the report"));
	await lead.opensPdf(t("Report (PDF)"));
	await lead.looks();
}
