import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./flow";
import { accessible, fits } from "./looks";
import { Stage } from "./stage";

interface Held {
	id: string;
	state: string;
	code: string;
	number: string;
}

const casts = [
	{ language: "en", body: "nordlys", client: "ruth@pembroke.example" },
	{ language: "zh-CN", body: "hengzhun", client: "yin@lanzhi.example" },
] as const;

const says = {
	genuine: { en: "The file is genuine", zh: "文件真实" },
	altered: { en: "The file was altered", zh: "文件已被更改" },
	check: { en: "Check the file", zh: "核验文件" },
	valid: { en: "This certificate is valid today.", zh: "该证书今日有效。" },
};

for (const { language, body, client } of casts)
	test(`anybody checks the file of a certificate of ${body} in ${language}`, async ({ browser }, info) => {
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
		let last = "";
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
			last = await page.content();
		}
		await page.setViewportSize({ width: 360, height: 780 });
		await page.goto("/verify");
		await fits(page);

		const seeing = await (await browser.newContext({ locale: language })).newPage(); // the rules of accessibility are a script
		await seeing.goto("/verify");
		await accessible(seeing);
		const paper = info.outputPath("certificate.pdf");
		await writeFile(paper, file);
		await drops(seeing, paper);
		await seeing.getByRole("button", { name: stage.says(says.check) }).click();
		await expect(seeing.locator("body")).toContainText(stage.says(says.genuine));
		await accessible(seeing);
		await seeing.setContent(last);
		await accessible(seeing);
		expect(stage.complaints).toEqual([]);
	});

/** Drags the file in from outside the browser and drops it where the page takes it. */
async function drops(page: Page, file: string): Promise<void> {
	const field = await page.locator("input[type=file]").boundingBox();
	const at = { x: (field?.x ?? 0) + 20, y: (field?.y ?? 0) + 10 };
	const data = { items: [], files: [file], dragOperationsMask: 1 };
	const browser = await page.context().newCDPSession(page);
	for (const type of ["dragEnter", "dragOver", "drop"] as const)
		await browser.send("Input.dispatchDragEvent", { type, ...at, data });
}

for (const { language, body, client } of casts)
	test(`a phone reads the code on a certificate of ${body} in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const holder = await stage.enters("holder");
		await holder.signsIn(client, "cedar-bridge-20000");
		const { items } = await holder.reads<{ items: Held[] }>("/certificates");
		const held = items.find((one) => one.state === "active");
		const answer = await holder.page.request.get(
			`/api/v1/b/${body}/certificates/${held?.id}/certificate.jws`,
		);
		const phone = await browser.newContext({
			locale: language,
			viewport: { width: 360, height: 780 },
			hasTouch: true,
			isMobile: true,
		});
		const page = await phone.newPage();
		// What the code on the paper holds: the address, and behind it the signed data for who has no network.
		await page.goto(`/verify/${held?.code}#${await answer.text()}`);
		await expect(page.locator("body")).toContainText(held?.number ?? "no certificate");
		await expect(page.locator("body")).toContainText(stage.says(says.valid));
		await fits(page);
		await accessible(page);
		await page.goto("/verify");
		await page.locator("input[name=number]").fill(held?.number ?? "");
		await page.keyboard.press("Enter");
		await expect(page.locator("body")).toContainText(stage.says(says.valid));
		await fits(page);
		await accessible(page);
		expect(stage.complaints).toEqual([]);
	});
