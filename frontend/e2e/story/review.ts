import { expect } from "@playwright/test";
import { pdf, photo } from "../files";
import type { Person } from "../person";
import type { Both } from "../stage";
import type { Staff } from "./body";
import type { Cast } from "./cast";

const named = (words: string) => new RegExp(`^${words}`);

/** Opens the case of the client. */
async function openCase(p: Person, cast: Cast, application: string, tab = ""): Promise<void> {
	await p.goes(`/b/${p.stage.body}${application}${tab && `?tab=${tab}`}`);
	await p.sees(p.stage.says(cast.client.name));
}

/** Reads each document beside its item, returns one with a reason and accepts the others. */
export async function readsTheFiles(reviewer: Person, cast: Cast): Promise<void> {
	const { t, stage } = reviewer;
	await reviewer.goes(`/b/${stage.body}`);
	await reviewer.looks("application waits");
	await reviewer.goes(`/b/${stage.body}/applications`);
	await reviewer.looks();
	await reviewer.presses(stage.says(cast.client.name));
	await reviewer.does(t("Begin the review"));
	await reviewer.looks();
	await reviewer.opens(named(t("Materials")));
	const page = reviewer.page.getByRole("img", {
		name: t("Page {number} of {total}", { number: 1, total: 2 }),
	});
	await expect(page).toBeVisible();
	await expect(page).not.toHaveJSProperty("width", 300); // a canvas on which nothing was drawn
	await reviewer.looks("reading");
	const document = (item: string) => reviewer.part(item);
	await document(cast.items.licence).presses(t("Accept this file"));
	const returned = document(cast.items.agreements);
	await returned.sees(cast.words);
	await reviewer.looks("confidential");
	await returned.presses(t("I keep to this rule: open the file"));
	await returned.presses(t("Return it with a reason"));
	await returned.types(t("Reason"), cast.words);
	await reviewer.looks("returning");
	await returned.presses(t("Return the file"));
	for (const item of cast.items.shared) await document(item).does(t("Accept this file"));
}

/** The applicant reads why a file came back and sends another one. */
export async function sendsAgain(p: Person, application: string, cast: Cast): Promise<void> {
	const { t } = p;
	await p.goes(`/c/${p.stage.body}`);
	await p.looks("returned");
	await p.goes(`/c/${p.stage.body}${application}`);
	await p.presses(t("See what came back"));
	await p.sees(cast.words);
	await p.sees(new RegExp(t("opened by {names}", { names: ".*" })));
	await p.looks("returned");
	const before = `${cast.items.agreements}.pdf`;
	await p.gives(t("Send {name} again", { name: before }), pdf("signed.pdf"));
	await p.sees("signed.pdf"); // also while it is on its way, for which the reviewer does not wait
	await expect(p.page.getByText(t("{name} came back", { name: before }))).toHaveCount(0);
}

/** The new file is accepted; a question goes to the applicant. */
export async function asks(reviewer: Person, application: string, cast: Cast): Promise<void> {
	const { t } = reviewer;
	await openCase(reviewer, cast, application, "materials");
	const document = reviewer.part(cast.items.agreements);
	await document.sees(/^signed\.pdf/);
	await document.presses(t("I keep to this rule: open the file"));
	await document.does(t("Accept this file"));
	await reviewer.presses(t("Ask the applicant"));
	await reviewer.dialog().types(t("Question"), cast.words);
	await reviewer.looks("asking");
	await reviewer.dialog().does(t("Send the question"));
}

export async function answersTheQuestion(p: Person, application: string, cast: Cast): Promise<void> {
	const { t } = p;
	await p.goes(`/c/${p.stage.body}${application}`);
	await p.sees(cast.words);
	await p.looks("asked");
	await p.types(t("Your answer"), cast.words);
	await p.does(t("Send the answer"));
}

export const findings = [
	"We have the competence and ability: accredited scope, auditors, language, country, safety.",
	"The information is sufficient, the scope is clear, and differences of understanding are resolved.",
	"Nothing threatens impartiality: consultancy, internal audits, relations.",
	"Sites, languages, shifts and the audit time are considered.",
];

/** Takes an application up without reading its files. */
export async function takesUp(reviewer: Person, application: string, cast: Cast): Promise<void> {
	await openCase(reviewer, cast, application);
	await reviewer.does(reviewer.t("Begin the review"));
}

/** Accepts the file that was handed in for each of the items. */
export async function acceptsFiles(
	reviewer: Person,
	application: string,
	cast: Cast,
	items: string[],
): Promise<void> {
	await openCase(reviewer, cast, application, "materials");
	for (const item of items) {
		await reviewer.presses(new RegExp(`^${item}.pdf`));
		await reviewer.part(item).does(reviewer.t("Accept this file"));
	}
}

/** Confirms the eight points of a transfer, and that nothing of the other body is open. */
export async function confirmsTheTransfer(reviewer: Person, application: string, cast: Cast): Promise<void> {
	const { t, stage } = reviewer;
	const { points } = await reviewer.reads<{ points: { title: { en: string; zh: string } }[] }>(application);
	expect(points).toHaveLength(8);
	await openCase(reviewer, cast, application, "review");
	for (const point of points) await reviewer.answers(stage.says(point.title), t("Yes"));
	await reviewer.answers(t("Major nonconformities"), t("none open"));
	await reviewer.answers(t("Minor nonconformities"), t("the plan is accepted"));
	await reviewer.kept();
}

/** Looks the applicant up in each public register that applies to the body. */
export async function looksUp(reviewer: Person, application: string): Promise<void> {
	const { t, stage } = reviewer;
	const { registers } = await reviewer.reads<{ registers?: { name: Both }[] }>(application);
	await reviewer.goes(`/b/${stage.body}${application}?tab=review`);
	for (const { name } of registers ?? []) {
		await reviewer.presses(t("Record a look-up"));
		const dialog = reviewer.dialog();
		await dialog.chooses(t("Public register"), stage.says(name));
		await dialog.answers(t("Result"), t("not listed, no penalty"));
		await dialog.gives(t("Picture of the page"), photo);
		await dialog.sees(t("Received: {name}", { name: photo.name }));
		await reviewer.looks("looking up");
		await dialog.does(t("Keep the look-up"));
	}
}

/** Records the review, computes the audit time, with what is typed for it, and accepts the application. */
export async function accepts(
	reviewer: Person,
	application: string,
	cast: Cast,
	types: (reviewer: Person) => Promise<void> = async () => {},
): Promise<void> {
	const { t } = reviewer;
	await looksUp(reviewer, application);
	await openCase(reviewer, cast, application, "review");
	for (const finding of findings) await reviewer.answers(t(finding), t("Yes"));
	const { declarations } = await reviewer.reads<{ declarations: { data: { restricted?: string } } }>(
		application,
	);
	if (declarations.data.restricted) {
		await reviewer.answers(t("The audit is possible without these records."), t("Yes"));
		await reviewer.types(t("Reason, and what the audit team sees instead"), cast.words);
	}
	await reviewer.types(t("Competences needed in the audit team and for the decision"), cast.words);
	await reviewer.kept();
	await reviewer.looks();
	await openCase(reviewer, cast, application);
	await reviewer.presses(t("Audit time and quotation"));
	await types(reviewer);
	await reviewer.looks("computing");
	await reviewer.presses(t("Keep this calculation"));
	await reviewer.sees(t("Kept by {by}", { by: reviewer.name }));
	await reviewer.looks();
	await openCase(reviewer, cast, application);
	await reviewer.does(t("Accept the application"));
}

const another = {
	en: "The discount is approved by a person other than who made the quotation.",
	zh: "折扣须由报价编制人以外的人员批准。",
};
const newcomer = { en: "First certification with us", zh: "首次在本机构认证" };

interface Quotation {
	id: string;
	client_id: string;
	reference: string;
}

/** Finance makes the quotation; another approves its discount; finance sends it, and opens it as PDF. */
export async function quotes(
	{ finance, admin }: Pick<Staff, "finance" | "admin">,
	application: string,
	cast: Cast,
): Promise<Quotation> {
	const { t, stage } = finance;
	await openCase(finance, cast, application);
	await finance.presses(t("Audit time and quotation"));
	await finance.presses(t("Add a discount"));
	const discount = finance.part(t("Discount {0}", { 0: 1 }));
	await discount.types(t("Percentage"), "8");
	await discount.types(t("Reason"), stage.says(newcomer));
	await finance.looks();
	await finance.presses(t("Make a quotation"));
	await finance.sees(stage.says(another));
	await finance.looks("draft");
	await admin.goes(new URL(finance.page.url()).pathname);
	await admin.looks("discount");
	await admin.does(t("Approve the discount"));
	await finance.page.reload();
	await finance.does(t("Send to the client"));
	await finance.opensPdf(t("PDF in both languages"));
	await finance.goes(`/b/${stage.body}/quotations`);
	await finance.looks();
	const { items } = await finance.reads<{ items: Quotation[] }>("/quotations");
	return items[0] as Quotation;
}

/** Finance makes a quotation without a discount and sends it. */
export async function offers(finance: Person, application: string, cast: Cast): Promise<Quotation> {
	const { t } = finance;
	await openCase(finance, cast, application);
	await finance.presses(t("Audit time and quotation"));
	await finance.presses(t("Make a quotation"));
	await finance.does(t("Send to the client"));
	const id = new URL(finance.page.url()).pathname.split("/").pop() ?? "";
	return finance.reads<Quotation>(`/quotations/${id}`);
}

/** The applicant accepts quotation and agreement with a signature. */
export async function signs(p: Person, quotation: Quotation): Promise<void> {
	const { t, stage } = p;
	await p.goes(`/c/${stage.body}`);
	await p.looks("quoted");
	await p.goes(`/c/${stage.body}/quotations`);
	await p.looks();
	await p.presses(quotation.reference);
	await p.looks();
	await p.types(t("Position"), "CEO");
	await p.does(t("Accept the quotation and the agreement"));
	await p.presses(new RegExp(t("The agreement {0}", { 0: ".*" })));
	await p.looks();
	await p.opensPdf(t("PDF in both languages"));
}
