import type { Browser } from "@playwright/test";
import { monthsBefore } from "./days";
import { expect, test } from "./flow";
import type { Person } from "./person";
import { Stage } from "./stage";
import * as applying from "./story/application";
import { today } from "./story/body";
import { type Case, cases } from "./story/cases";
import { type Cast, casts, creditCode } from "./story/cast";
import * as deciding from "./story/decision";
import * as reviewing from "./story/review";
import type { Language } from "./words";

/** The people of the demonstration who carry an application on. */
const people = {
	en: {
		body: "nordlys",
		reviewer: ["rui", "Rui Castellano"],
		finance: ["finn", "Finn Gallagher"],
		decider: ["mei", "Mei Tanaka"],
	},
	"zh-CN": {
		body: "hengzhun",
		reviewer: ["chensiyuan", "陈思远"],
		finance: ["chensiyuan", "陈思远"],
		decider: ["wutong", "吴桐"],
	},
};

const started = Date.now() % 100_000;

async function signsIn(stage: Stage, [mailbox, name]: string[]): Promise<Person> {
	const p = await stage.enters(name ?? "");
	await p.signsIn(`${mailbox}@${stage.body}.example`, "cedar-bridge-20000");
	return p;
}

async function carried(browser: Browser, language: Language, name: string, one: Case): Promise<void> {
	const { body, reviewer, finance, decider } = people[language];
	const serial = `${Object.keys(cases).indexOf(name)}${started}`;
	const stage = new Stage(browser, language, body, `-${serial}`);
	const base = casts[language];
	const cast: Cast = {
		...base,
		client: {
			...base.client,
			name: { en: `${base.client.name.en} ${serial}`, zh: `${base.client.name.zh}${serial}` },
			number: language === "en" ? serial : creditCode(`91310115MA${serial.padStart(7, "0")}`),
		},
	};
	stage.passing = true;
	const client = await applying.registers(stage, cast);
	stage.passing = false;
	const application = await applying.begins(client, one.standards, one.transfer !== undefined);
	stage.passing = true;
	await applying.fillsIn([client], application, cast, one.sections);
	const papers = one.transfer?.[language] ?? [];
	await applying.handsIn(client, application, cast);
	await applying.handsInFor(client, application, papers);
	await applying.submits(client, application, cast);
	const review = await signsIn(stage, reviewer);
	await reviewing.takesUp(review, application, cast);
	await reviewing.acceptsFiles(review, application, cast, papers);
	stage.passing = false;
	if (one.transfer) await reviewing.confirmsTheTransfer(review, application, cast);
	await reviewing.accepts(review, application, cast, one.reckons);
	const money = finance[0] === reviewer[0] ? review : await signsIn(stage, finance);
	const quotation = await reviewing.offers(money, application, cast);
	await money.sees(one.days);
	await reviewing.signs(client, quotation);
	const { items } = await money.reads<{ items: unknown[] }>(`/clients/${quotation.client_id}/programmes`);
	expect(items).toHaveLength(one.programmes);
	const invoices = () => client.reads<{ items: { reference: string }[] }>("/invoices");
	await expect.poll(async () => (await invoices()).items.length, { timeout: 30_000 }).toBe(1);
	await client.goes(`/c/${body}/invoices`);
	await client.presses((await invoices()).items[0]?.reference ?? "");
	await client.looks("first invoice");
	await client.opensPdf(client.t("PDF in both languages"));
	if (one.transfer) {
		const certificate = await deciding.takesOver(await signsIn(stage, decider), quotation.client_id);
		const { expires_on } = await client.reads<{ expires_on: string }>(`/certificates/${certificate}`);
		expect(expires_on).toBe(monthsBefore(await today(client), -18));
	}
	expect(stage.complaints).toEqual([]);
}

for (const [name, one] of Object.entries(cases))
	for (const language of ["en", "zh-CN"] as const)
		test(`an application, ${name}, becomes a contract in ${language}`, async ({ browser }) => {
			test.setTimeout(300_000);
			await carried(browser, language, name, one);
		});
