import { expect } from "@playwright/test";
import { monthsBefore } from "../days";
import { pdf } from "../files";
import type { Person } from "../person";
import { address, type Stage } from "../stage";
import { joins, link, today } from "./body";
import { type Cast, services, sites } from "./cast";

const edition = "ISO/IEC 20000-1:2018";

/** An organisation registers itself with the body; answers its person. */
export async function registers(stage: Stage, cast: Cast): Promise<Person> {
	const { client } = cast;
	const p = await stage.enters(client.person);
	const { t } = p;
	await p.goes("/register");
	await p.looks();
	await p.page.locator(`a[href="/register/${stage.body}"]`).click();
	await p.types(t("Your name"), client.person);
	await p.types(t("E-mail"), address(stage, "client"));
	await p.types(t("Password"), stage.password);
	await p.typesBoth(t("Legal name"), client.name);
	await p.chooses(t("Country"), client.country);
	await p.types(
		t(cast.jurisdiction === "CN" ? "Unified social credit code" : "Registration number"),
		client.number,
	);
	await p.typesBoth(t("Registered address"), client.address);
	await p.typesBoth(t("City"), client.city);
	await p.looks();
	await p.presses(t("Register"));
	await p.arrives(/\/c\/[^/]+$/);
	await p.looks("new");
	return p;
}

/** A colleague is invited, gets the link from the letter, and joins. */
export async function invitesAColleague(stage: Stage, p: Person, admin: Person, cast: Cast): Promise<Person> {
	const { t } = p;
	const to = address(stage, "colleague");
	await p.goes(`/c/${stage.body}/people`);
	await p.presses(t("Invite a colleague"));
	await p.types(t("Name", {}, "person"), cast.client.colleague);
	await p.types(t("E-mail"), to);
	await p.looks("invite");
	await p.dialog().does(t("Send the invitation"));
	await p.sees(to);
	await p.looks();
	return joins(stage, cast.client.colleague, await link(admin, to));
}

/** The applicant begins, by choosing where the body certifies to several standards or where it wants to transfer; answers the application's address below the body. */
export async function begins(p: Person, editions: string[] = [], transfer = false): Promise<string> {
	const { t, stage } = p;
	await p.goes(`/c/${stage.body}`);
	if (editions.length === 0) await p.presses(t("Apply for {standard}", { standard: edition }));
	else {
		await p.presses(t(transfer ? "Transfer a certificate" : "Apply for certification"));
		for (const one of editions) await p.ticks(one);
		await p.looks("standards");
		await p.dialog().presses(t("Begin the application"));
	}
	await p.arrives(/\/applications\/[0-9a-f-]{36}$/);
	await p.looks();
	return new URL(p.page.url()).pathname.replace(`/c/${stage.body}`, "");
}

export type Section = (p: Person, cast: Cast) => Promise<unknown>;

/** What only a body under the rules of China asks its applicants to declare. */
const declaredInChina = [
	"Licence and permits are valid, and no authority has ordered us to stop.",
	"We stand on no list of seriously dishonest organisations.",
	"Within a year there was no major accident with an order to stop.",
	"Within a year no product failed a national spot check, or it was put right.",
	"There was no administrative penalty since a year before the system began.",
];

/** The sections of the application and how they are filled in. */
export const sections: Record<string, Section> = {
	organisation: async (p) => {
		const { t } = p;
		await p.dates(t("The legal document is valid until"), monthsBefore(await today(p), -120));
		await p.types(t("Website"), "https://client.example");
	},
	contacts: async (p, cast) => {
		const { t } = p;
		const entry = await p.entry(t("Add a person"), t("Person {n}", { n: 1 }));
		await entry.types(t("Name", {}, "person"), cast.client.person);
		await entry.types(t("E-mail"), address(p.stage, "client"));
		await entry.ticks(t("Authorised to apply and to sign for the organisation"));
		await p.answers(t("Language of letters"), cast.spoken);
	},
	sites: async (p) => {
		const { t } = p;
		for (const [i, site] of sites.entries()) {
			const entry = await p.entry(t("Add a site"), t("Site {n}", { n: i + 1 }));
			await entry.typesBoth(t("Name of the site"), site.name);
			await entry.typesBoth(t("Address"), site.address);
			await entry.typesBoth(t("City"), site.city);
			await entry.typesBoth(t("What is done here"), site.does);
			if (i === 0) await entry.ticks(t("The central function stands here"));
		}
	},
	provider: async (p) => {
		const { t } = p;
		await p.answers(t("What kind of service provider are you?"), t("Provider of outsourced IT services"));
		await p.answers(t("Do you certify management systems yourselves?"), t("No"));
	},
	scope: async (p, cast) => {
		const { t } = p;
		await p.typesBoth(t("Who delivers the services"), cast.client.name);
		for (const [i, service] of services.entries()) {
			const entry = await p.entry(t("Add a service"), t("Service {n}", { n: i + 1 }));
			await entry.typesBoth(t("Service"), service);
		}
		await p.typesBoth(t("Customers"), { en: "banks", zh: "银行" });
		for (const site of sites) await p.ticks(p.stage.says(site.name));
	},
	headcount: async (p) => {
		const { t, stage } = p;
		await p.types(t("Persons in the whole organisation"), "140");
		for (const [i, site] of sites.entries()) {
			const entry = await p.entry(t("Add persons of a site"), t("Group {n}", { n: i + 1 }));
			await entry.chooses(t("Site"), stage.says(site.name));
			await entry.typesBoth(t("What they do"), site.does);
			await entry.types(t("Persons there"), site.total);
			await entry.types(t("Of them within the scope"), site.inScope);
		}
	},
	system: async (p) => {
		const { t } = p;
		const now = await today(p);
		await p.dates(t("The system has been operated since"), monthsBefore(now, 9));
		await p.dates(t("Last day of the internal audit"), monthsBefore(now, 3));
		await p.dates(t("Day of the management review"), monthsBefore(now, 2));
	},
	consultancy: async (p) => {
		const { t } = p;
		await p.answers(t("Did anybody outside help to build the management system?"), t("No"));
		await p.answers(t("Did this certification body do internal audits for you?"), t("No"));
	},
	history: (p) =>
		p.answers(p.t("Do you hold, or have you held, certificates of management systems?"), p.t("No")),
	declarations: async (p, cast) => {
		const { t } = p;
		for (const statement of cast.jurisdiction === "CN" ? declaredInChina : [])
			await p.answers(t(statement), t("Yes"));
		await p.ticks(t("Sites, activities, numbers of persons and operating time are stated truthfully."));
	},
};

/** Fills every section in, some in a way of their own; the colleague takes every second one. */
export async function fillsIn(
	people: Person[],
	application: string,
	cast: Cast,
	own: Record<string, Section> = {},
): Promise<void> {
	const all = Object.entries({ ...sections, ...own });
	for (const [i, [name, fill]] of all.entries()) {
		const p = people[i % people.length] as Person;
		await p.goes(`/c/${p.stage.body}${application}/sections/${name}`);
		await fill(p, cast);
		await p.kept();
		await p.looks();
	}
	const [first] = people as [Person];
	await first.goes(`/c/${first.stage.body}${application}`);
	await first.sees(first.t("{done} of {total} sections done", { done: all.length, total: all.length }));
}

/** Hands in a file for each of the items. */
export async function handsInFor(p: Person, application: string, items: string[]): Promise<void> {
	await p.goes(`/c/${p.stage.body}${application}/materials`);
	for (const item of items) await handsInOne(p, item);
}

/** Hands in a file for an item, and waits until the checklist has it: its name alone is seen while it is sent. */
async function handsInOne(p: Person, item: string): Promise<void> {
	await p.gives(p.t("Choose files for {title}", { title: item }), pdf(`${item}.pdf`));
	await expect(p.button(new RegExp(`^${item}.pdf`))).toBeVisible();
}

/** Says who may open a file that was handed in, and what for. */
async function confides(p: Person, cast: Cast, file: string): Promise<void> {
	const { t } = p;
	await p.presses(`${t("Mark as confidential")}: ${file}`);
	await p.dialog().types(t("Who may open the file, and what for"), cast.words);
	await p.looks("confiding");
	await p.dialog().does(t("Keep the access rule"));
	await p.sees(t("confidential: {rule}", { rule: cast.words }));
}

/** Hands in one file for one item, one for another, and one that serves several. */
export async function handsIn(p: Person, application: string, cast: Cast): Promise<void> {
	const { t } = p;
	await p.goes(`/c/${p.stage.body}${application}/materials`);
	await p.looks();
	for (const item of [cast.items.licence, cast.items.agreements]) await handsInOne(p, item);
	await confides(p, cast, `${cast.items.agreements}.pdf`);
	await p.gives(t("Choose files"), pdf("handbook.pdf", 3));
	const note = p.within(
		p.page.getByRole("note").filter({ hasText: t("What is {name} for?", { name: "handbook.pdf" }) }),
	);
	await note.chooses(t("Items of the checklist"), ...cast.items.shared);
	await p.looks("shared");
	await note.does(t("Put it there"));
	await expect(p.button(/^handbook\.pdf/)).toHaveCount(cast.items.shared.length);
}

/** Reads everything again, explains what follows later, signs. */
export async function submits(p: Person, application: string, cast: Cast): Promise<void> {
	const { t } = p;
	await p.goes(`/c/${p.stage.body}${application}`);
	await p.presses(t("Check your answers"));
	await p.types(t("Position"), "CEO");
	await p.types(t("Your explanation of the rules to keep in mind"), cast.words);
	await p.looks();
	await p.presses(t("Sign and submit the application"));
	await p.sees(t("Submitted"));
	await p.looks("submitted");
}
