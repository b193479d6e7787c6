import { expect, test } from "./flow";
import { accessible, fits } from "./looks";
import { Stage } from "./stage";

const casts = [
	{ language: "en", body: "nordlys", administrator: "ada@nordlys.example", holder: "Pembroke" },
	{ language: "zh-CN", body: "hengzhun", administrator: "hejing@hengzhun.example", holder: "兰芷" },
] as const;

const says = {
	name: { en: "Name or number", zh: "名称或证书编号" },
	search: { en: "Search", zh: "查询" },
	nobody: { en: "Nobody found", zh: "未找到" },
};

for (const { language, body, administrator, holder } of casts)
	test(`anybody finds a certified organisation in the directory of ${body} in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		await ada.signsIn(administrator, "cedar-bridge-20000");
		await ada.goes(`/b/${body}/settings`);
		await ada.sees(new RegExp(`/directory/${body}$`));
		await ada.looks("directory");

		const context = await browser.newContext({ javaScriptEnabled: false, locale: language });
		const page = await context.newPage();
		await page.goto(`/directory/${body}`);
		await fits(page);
		await page.setViewportSize({ width: 360, height: 780 });
		await fits(page);
		await page.getByLabel(stage.says(says.name)).fill("zzz");
		await page.getByRole("button", { name: stage.says(says.search) }).click();
		await expect(page.locator("body")).toContainText(stage.says(says.nobody));
		await page.getByLabel(stage.says(says.name)).fill(holder);
		await page.getByRole("button", { name: stage.says(says.search) }).click();
		await page
			.getByRole("link", { name: new RegExp(holder) })
			.first()
			.click();
		await expect(page).toHaveURL(/verify\/[0-9A-Z]{16}/);
		const table = await page.request.get(`/api/v1/bodies/${body}/directory.csv`);
		expect(await table.text()).toContain(holder);
		const seeing = await browser.newContext({ locale: language });
		const read = await seeing.newPage();
		await read.goto(`/directory/${body}`);
		await accessible(read);
		expect(stage.complaints).toEqual([]);
	});
