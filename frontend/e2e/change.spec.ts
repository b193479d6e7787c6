import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

const casts = [
	{
		language: "en",
		body: "nordlys",
		client: "nora@rowan.example",
		handler: "petra@nordlys.example",
		day: "2026-11-20",
		words: "We moved the service desk to Cork.",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		client: "bai@yanshan.example",
		handler: "linxiao@hengzhun.example",
		day: "2026-11-20",
		words: "服务台已迁至新办公地址。",
	},
] as const;

for (const { language, body, client, handler, day, words } of casts)
	test(`a client of ${body} reports a change, which is assessed and closed in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const nora = await stage.enters("client");
		const { t } = nora;
		await nora.signsIn(client, password);
		await nora.goes(`/c/${body}/appeals`);
		await nora.sees(t("Nothing to appeal against"));
		await nora.looks("appeals");
		await nora.goes(`/c/${body}/changes`);
		await nora.answers(t("What changes"), t("Contact address and sites"));
		await nora.dates(t("Since"), day);
		await nora.types(t("The change"), words);
		await nora.looks("reporting");
		await nora.presses(t("Report the change"));
		await nora.sees(t("Reported by"));
		await nora.looks("reported");
		const title = (await nora.page.getByRole("heading", { level: 2 }).nth(1).textContent()) ?? "";
		const reference = /N-\d{4}-\d{4}/.exec(title)?.[0] ?? "";
		expect(reference).not.toBe("");

		const petra = await stage.enters("handler");
		await petra.signsIn(handler, password);
		await petra.goes(`/b/${body}/appeals`);
		await petra.looks("appeals");
		await petra.goes(`/b/${body}/notices?q=${reference}`);
		await petra.looks("list");
		await petra.page.getByRole("row").getByRole("link").first().click();
		await petra.sees(words);
		await petra.answers(t("What it asks for"), t("Special audit"));
		await petra.types(t("Reason"), words);
		await petra.looks("assessing");
		await petra.presses(t("Save the assessment"));
		await petra.sees(t("Call for a special audit"));
		await petra.looks("assessed");
		await petra.answers(t("What it asks for"), t("Document review"));
		await petra.presses(t("Save the assessment")); // which stays: an assessment may be corrected
		await expect(petra.button(t("Call for a special audit"))).toHaveCount(0);
		await petra.types(t("What came of it"), words);
		await petra.does(t("Close the notice"));
		await petra.looks("closed");

		await nora.goes(`/c/${body}/changes`);
		await nora.sees(t("What came of it"));
		await nora.looks("answered");
		expect(stage.complaints).toEqual([]);
	});
