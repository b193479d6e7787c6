import { expect, test } from "./flow";
import { accessible, fits } from "./looks";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** A certified client of each body, who handles complaints there, who decided about the client, and who speaks for it. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		handler: "ada@nordlys.example",
		decider: "mei@nordlys.example",
		client: "ruth@pembroke.example",
		company: "Pembroke",
		words: "The certification mark is printed on their boxes.",
		answer: "The boxes were withdrawn.",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		handler: "hejing@hengzhun.example",
		decider: "wutong@hengzhun.example",
		client: "yin@lanzhi.example",
		company: "兰芷",
		words: "认证标志印在产品包装上。",
		answer: "相关包装已收回。",
	},
] as const;

const says = {
	about: { en: "A company that this body certified", zh: "本机构认证的组织" },
	company: { en: "Number of the certificate, or name of the company", zh: "证书编号或组织名称" },
	what: { en: "What happened?", zh: "投诉内容" },
	send: { en: "Send the complaint", zh: "提交投诉" },
	received: { en: "We have your complaint", zh: "已收到您的投诉" },
	write: { en: "Write to us", zh: "给我们留言" },
	post: { en: "Send", zh: "发送" },
	told: { en: "outcome notified", zh: "已通知结果" },
};

for (const { language, body, handler, decider, client, company, words, answer } of casts)
	test(`an anonymous complaint to ${body} is handled and followed in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const plain = await browser.newContext({ javaScriptEnabled: false, locale: language });
		const page = await plain.newPage();
		await page.goto(`/complaints/${body}`);
		await page.setViewportSize({ width: 360, height: 780 });
		await fits(page);
		await page.getByLabel(stage.says(says.about)).check();
		await page.getByLabel(stage.says(says.company)).fill(company);
		await page.getByLabel(stage.says(says.what)).fill(words);
		await page.getByRole("button", { name: stage.says(says.send) }).click();
		await expect(page.getByRole("status")).toContainText(stage.says(says.received));
		await fits(page);
		const reference = /K-\d{4}-\d{4}/.exec((await page.locator("h1").textContent()) ?? "")?.[0] ?? "";
		expect(reference).not.toBe("");
		await page.getByLabel(stage.says(says.write)).fill(answer);
		await page.getByRole("button", { name: stage.says(says.post), exact: true }).click();
		await expect(page.locator("ul")).toContainText(answer);
		const seeing = await browser.newContext({ locale: language });
		const read = await seeing.newPage();
		await read.goto(`/complaints/${body}`);
		await accessible(read);
		await read.goto(page.url());
		await accessible(read);

		const ada = await stage.enters("handler");
		const { t } = ada;
		await ada.signsIn(handler, password);
		await ada.goes(`/b/${body}/complaints?q=${reference}`);
		await ada.sees(company);
		await ada.looks("list");
		await ada.page.getByRole("row").getByRole("link").first().click();
		await ada.sees(words);
		await ada.sees(t("anonymous"));
		await ada.looks("received");
		const address = new URL(ada.page.url()).pathname;
		await ada.does(t("Acknowledge"));
		await ada.presses(t("Screen the complaint"));
		const screen = ada.dialog();
		await screen.answers(t("Is it about what the body is responsible for?"), t("Yes"));
		await screen.field(t("Client")).click();
		await screen.field(t("Client")).fill(company);
		await ada.page.locator(".ant-select-dropdown:visible").getByTitle(new RegExp(company)).first().click();
		await ada.looks("screening");
		await screen.presses(t("Save"));
		await ada.presses(t("Say whether it is valid"));
		const valid = ada.dialog();
		await valid.answers(t("Is it so?"), t("The complaint is valid"));
		await valid.types(t("What shows it"), words);
		await valid.presses(t("Say whether it is valid"));
		await ada.presses(t("Refer to the client"));
		const refer = ada.dialog();
		await refer.types(t("What the client is told"), words);
		await refer.presses(t("Refer to the client"));
		await ada.sees(t("With the client"));
		await ada.presses(t("Choose who handles it"));
		await ada.sees(t("Nobody who took part in the file of the client or whom the complaint is about."));
		await ada.looks("assigning");
		await ada.page.keyboard.press("Escape");

		const mei = await stage.enters("decider");
		await mei.signsIn(decider, password);
		await mei.goes(address);
		await mei.sees(t("This complaint concerns you"));
		await mei.looks("concerned");

		const ruth = await stage.enters("client");
		await ruth.signsIn(client, password);
		await ruth.goes(`/c/${body}/complaints`);
		const asked = ruth.part(t("Complaint {reference}", { reference }));
		await ruth.looks("asked");
		await asked.types(t("Your answer"), answer);
		await asked.does(t("Send the answer"));
		await asked.sees(answer);
		await ruth.looks("answered");

		await ada.goes(address);
		await ada.sees(t("Answer of the client"));
		await ada.presses(t("End the investigation"));
		const end = ada.dialog();
		await end.types(t("What was found out"), words);
		await end.types(t("What it says of the client's management system"), words);
		await end.presses(t("End the investigation"));
		await ada.presses(t("Decide the complaint"));
		const decide = ada.dialog();
		await decide.types(t("Decision and reasons"), words);
		await decide.presses(t("Decide the complaint"));
		await ada.presses(t("Tell the outcome"));
		const tell = ada.dialog();
		await tell.types(t("What the complainant is told"), answer);
		await tell.presses(t("Tell the outcome"));
		await ada.sees(t("Outcome, as told"));
		await page.reload();
		await expect(page.locator("dl")).toContainText(new RegExp(stage.says(says.told), "i"));
		await ada.presses(t("Close the complaint"));
		const close = ada.dialog();
		await close.ticks(t("The complainant agrees that subject and outcome are made public"));
		await close.presses(t("Close the complaint"));
		await ada.sees(t("Nothing waits"));
		await ada.looks("closed");
		expect(stage.complaints).toEqual([]);
	});
