import { photo } from "./files";
import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

const complainant = "Ann Other";

/** The words of the public form. */
const asked = {
	about: { en: "A company that this body certified", zh: "本机构认证的组织" },
	company: { en: "Number of the certificate, or name of the company", zh: "证书编号或组织名称" },
	what: { en: "What happened?", zh: "投诉内容" },
	send: { en: "Send the complaint", zh: "提交投诉" },
};

/** A certified client of each body whose certificate stays as it is, who speaks for it, and who handles and audits there. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		handler: "ada@nordlys.example",
		auditor: "jonas@nordlys.example",
		company: "Rowan",
		client: "nora@rowan.example",
		words: "The mark is printed on the boxes of a router.",
		asks: "Take the mark off the boxes.",
		answer: "The boxes are printed anew.",
		missing: "The web shop still shows the old box.",
		outsider: "Copycat Hosting Ltd",
		country: "Ireland",
		day: "2026-11-20",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		handler: "hejing@hengzhun.example",
		auditor: "zhaoming@hengzhun.example",
		company: "砚山",
		client: "bai@yanshan.example",
		words: "认证标志印在路由器包装上。",
		asks: "请从包装上去除标志。",
		answer: "包装已重新印制。",
		missing: "网店仍展示旧包装。",
		outsider: "仿冒主机有限公司",
		country: "中国",
		day: "2026-11-20",
	},
] as const;

for (const { language, body, handler, company, client, words, asks, answer, missing, day } of casts)
	test(`a client of ${body} is warned of a misuse and corrects it in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("handler");
		const { t } = ada;
		await ada.signsIn(handler, password);
		await ada.goes(`/b/${body}/misuses`);
		await ada.looks("list");
		await ada.presses(t("Record a misuse"));
		await ada.arrives(/misuses\/new/);
		await ada.field(t("Certificate")).click();
		await ada.field(t("Certificate")).fill(company);
		await ada.page.locator(".ant-select-dropdown:visible").getByTitle(new RegExp(company)).first().click();
		await ada.answers(
			t("Kind of misuse"),
			t("Incomplete statement on packaging or in the papers of a product"),
		);
		for (const named of [
			"The certified organisation",
			"The type of system and its standard",
			"The certification body",
		])
			await ada.ticks(t(named));
		await ada.types(t("What exactly"), words);
		await ada.types(t("Where"), "https://shop.example");
		await ada.dates(t("Seen on"), day);
		await ada.gives(t("Add pictures or documents that show it"), photo);
		await ada.sees(photo.name);
		await ada.looks("recording");
		await ada.presses(t("Record it"));
		await ada.sees(stage.says({ en: "it is allowed", zh: "属于允许的声明" }));
		await ada.looks("allowed");
		await ada.answers(t("Kind of misuse"), t("Mark on a product or its packaging"));
		await ada.presses(t("Record it"));
		await ada.arrives(/misuses\/[0-9a-f-]{36}/);
		const address = new URL(ada.page.url()).pathname;
		const reference = /M-\d{4}-\d{4}/.exec((await ada.page.locator("h1").textContent()) ?? "")?.[0] ?? "";
		expect(reference).not.toBe("");
		await ada.looks("detected");
		await ada.presses(t("Warn"));
		const warn = ada.dialog();
		await warn.types(t("What has to be corrected and shown"), asks);
		await ada.looks("warning");
		await warn.does(t("Warn"));
		await ada.sees(t("With the client"));

		const nora = await stage.enters("client");
		await nora.signsIn(client, password);
		await nora.goes(`/c/${body}`);
		await nora.looks("home");
		await nora.goes(`/c/${body}/misuses`);
		await nora.looks("own list");
		await nora.page.getByRole("link", { name: reference }).click();
		await nora.sees(asks);
		await nora.types(t("What was corrected, and where"), answer);
		await nora.gives(t("Add pictures or documents that show it"), photo);
		await nora.looks("answering");
		await nora.does(t("Send the answer"));
		await nora.sees(t("Answered on"));

		await ada.goes(`/b/${body}/misuses?q=${reference}`);
		await ada.sees(reference);
		await ada.goes(address);
		await ada.sees(answer);
		await ada.looks("answered");
		await ada.presses(t("Return the answer"));
		const back = ada.dialog();
		await back.types(t("What is still wrong, or not shown"), missing);
		await back.does(t("Return the answer"));
		await ada.sees(t("Warning {number}", { number: 2 }));

		await nora.goes(address.replace("/b/", "/c/"));
		await nora.sees(missing);
		await nora.types(t("What was corrected, and where"), answer);
		await nora.looks("asked again");
		await nora.does(t("Send the answer"));

		await ada.goes(address);
		await ada.presses(t("Accept the correction"));
		await ada.dialog().does(t("Accept the correction"));
		await ada.sees(t("Nothing waits"));
		await ada.looks("corrected");
		await ada.goes(`/b/${body}/certificates?q=${company}`);
		await ada.page.getByRole("row").getByRole("link").first().click();
		await ada.sees(reference);
		await ada.looks("certificate");
		await nora.goes(address.replace("/b/", "/c/"));
		await nora.looks("closed");
		expect(stage.complaints).toEqual([]);
	});

for (const { language, body, handler, auditor, words, asks, answer, outsider, country, day } of casts)
	test(`a company that ${body} never certified is warned by letter in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const jonas = await stage.enters("auditor");
		const { t } = jonas;
		await jonas.signsIn(auditor, password);
		await jonas.goes(`/b/${body}/misuses/new`);
		await jonas.answers(t("Misused by"), t("A company that we never certified"));
		await jonas.types(t("Company"), outsider);
		await jonas.chooses(t("Country"), country);
		await jonas.answers(t("Kind of misuse"), t("Misleading statement about the certification"));
		await jonas.types(t("What exactly"), words);
		await jonas.types(t("Where"), "https://copycat.example");
		await jonas.dates(t("Seen on"), day);
		await jonas.gives(t("Add pictures or documents that show it"), photo);
		await jonas.sees(photo.name);
		await jonas.looks("of nobody");
		await jonas.presses(t("Record it"));
		await jonas.arrives(/misuses\/[0-9a-f-]{36}/);
		const address = new URL(jonas.page.url()).pathname;
		await jonas.looks("recorded by an auditor");

		const ada = await stage.enters("handler");
		await ada.signsIn(handler, password);
		await ada.goes(address);
		await ada.sees(outsider);
		await ada.presses(t("Warn"));
		const warn = ada.dialog();
		await warn.types(t("What has to be corrected and shown"), asks);
		await warn.types(t("How the letter is sent"), "1 Pier Road");
		await ada.looks("to be sent");
		await warn.does(t("Warn"));
		await ada.sees(t("Letter to be sent"));
		await ada.opensPdf(t("Letter as PDF, in both languages"));
		await ada.looks("letter");
		await ada.presses(t("Take legal action"));
		const sue = ada.dialog();
		await sue.types(t("What was done"), words);
		await sue.does(t("Take legal action"));
		await ada.presses(t("Add a note"));
		const note = ada.dialog();
		await note.dates(t("Day"), day);
		await note.types(t("What happened"), answer);
		await ada.looks("noting");
		await note.does(t("Add a note"));
		await ada.sees(answer);
		await ada.presses(t("It is corrected"));
		const close = ada.dialog();
		await close.types(t("What shows that it is corrected"), answer);
		await close.does(t("It is corrected"));
		await ada.sees(t("Nothing waits"));
		await ada.looks("stopped");
		expect(stage.complaints).toEqual([]);
	});

for (const { language, body, handler, words, outsider, country, day } of casts)
	test(`a complaint to ${body} leads to a misuse without who complained in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const plain = await browser.newContext({ javaScriptEnabled: false, locale: language });
		const page = await plain.newPage();
		await page.goto(`/complaints/${body}`);
		await page.getByLabel(stage.says(asked.about)).check();
		await page.getByLabel(stage.says(asked.company)).fill(outsider);
		await page.getByLabel(stage.says(asked.what)).fill(words);
		await page.locator("#n").fill(complainant);
		await page.getByRole("button", { name: stage.says(asked.send) }).click();
		const reference = /K-\d{4}-\d{4}/.exec((await page.locator("h1").textContent()) ?? "")?.[0] ?? "";
		expect(reference).not.toBe("");

		const ada = await stage.enters("handler");
		const { t } = ada;
		await ada.signsIn(handler, password);
		await ada.goes(`/b/${body}/complaints?q=${reference}`);
		await ada.page.getByRole("row").getByRole("link").first().click();
		await ada.presses(t("Record a misuse of the mark"));
		await ada.sees(t("Known from complaint {reference}", { reference }));
		await ada.answers(t("Misused by"), t("A company that we never certified"));
		await ada.types(t("Company"), outsider);
		await ada.chooses(t("Country"), country);
		await ada.answers(t("Kind of misuse"), t("Other misuse"));
		await ada.types(t("What exactly"), `${complainant}: ${words}`);
		await ada.types(t("Where"), "https://copycat.example");
		await ada.dates(t("Seen on"), day);
		await ada.presses(t("Record it"));
		await ada.sees(stage.says({ en: "This tells who complained", zh: "此处透露了投诉人身份" }));
		await ada.looks("from a complaint");
		await ada.types(t("What exactly"), words);
		await ada.presses(t("Record it"));
		await ada.arrives(/misuses\/[0-9a-f-]{36}/);
		await ada.sees(reference);
		await ada.presses(t("It is no misuse"));
		const dismiss = ada.dialog();
		await dismiss.types(t("Why it is no misuse"), words);
		await dismiss.does(t("It is no misuse"));
		await ada.sees(t("Nothing waits"));
		expect(stage.complaints).toEqual([]);
	});
