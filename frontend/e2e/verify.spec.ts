import { expect, test } from "./flow";
import { accessible, fits } from "./looks";
import { Stage } from "./stage";

const casts = [
	{ language: "en", body: "nordlys", client: "ruth@pembroke.example" },
	{ language: "zh-CN", body: "hengzhun", client: "yin@lanzhi.example" },
] as const;

const says = {
	genuine: { en: "The file is genuine", zh: "文件真实" },
	altered: { en: "The file was altered", zh: "文件已被更改" },
	check: { en: "Check the file", zh: "核验文件" },
};

for (const { language, body, client } of casts)
	test(`anybody checks the file of a certificate of ${body} in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const holder = await stage.enters("holder");
		await holder.signsIn(client, "cedar-bridge-20000");
		const { items } = await holder.reads<{ items: { id: string; state: string }[] }>("/certificates");
		const held = items.find((one) => one.state === "active")?.id;
		const answer = await holder.page.request.get(`/api/v1/b/${body}/certificates/${held}/certificate.pdf`);
		const file = await answer.body();
		const altered = Buffer.from(file);
		const middle = Math.floor(altered.length / 2);
		altered[middle] = (altered[middle] ?? 0) ^ 1;
		const context = await browser.newContext({ javaScriptEnabled: false, locale: language });
		const page = await context.newPage();
		for (const [what, buffer] of [
			["genuine", file],
			["altered", altered],
		] as const) {
			await page.goto("/verify");
			await page.locator("input[type=file]").setInputFiles({
				name: "certificate.pdf",
				mimeType: "application/pdf",
				buffer,
			});
			await page.getByRole("button", { name: stage.says(says.check) }).click();
			await expect(page.locator("body")).toContainText(stage.says(says[what]));
			await fits(page);
		}
		await page.setViewportSize({ width: 360, height: 780 });
		await page.goto("/verify");
		await fits(page);
		const seeing = await browser.newContext({ locale: language });
		const read = await seeing.newPage();
		await read.goto("/verify");
		await accessible(read);
		expect(stage.complaints).toEqual([]);
	});
