import { expect, type Page, test } from "@playwright/test";
import { accessible, complaints, fits, signIn } from "./people";

/** Who takes a step of the main job in the demonstration, and the words of their screens. */
const casts = {
	en: {
		body: "nordlys",
		draft: "niamh@bluewater.example",
		reviewer: "rui@nordlys.example",
		quoted: "orla@larchpine.example",
		dated: "maeve@skelligcloud.example",
		decider: "mei@nordlys.example",
		review: "Begin the review",
		position: "Position",
		sign: "Accept the quotation and the agreement",
		confirm: "Confirm dates and team",
		grant: "Grant and issue the certificate",
		valid: "valid",
	},
	"zh-CN": {
		body: "hengzhun",
		draft: "zhou@mingzhou.example",
		reviewer: "chensiyuan@hengzhun.example",
		quoted: "fang@anhe.example",
		dated: "gao@beichen.example",
		decider: "wutong@hengzhun.example",
		review: "开始评审",
		position: "职务",
		sign: "接受报价和认证合同",
		confirm: "确认日期和审核组",
		grant: "授予认证并颁发证书",
		valid: "有效",
	},
};

const pdf = Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n");

/** The first record of a list that the person who is signed in sees. */
async function first(page: Page, body: string, list: string): Promise<Record<string, string>> {
	const answer = await page.request.get(`/api/v1/b/${body}/${list}`);
	expect(answer.ok()).toBe(true);
	const { items } = (await answer.json()) as { items: Record<string, string>[] };
	const [one] = items;
	if (!one) throw new Error(`The list of ${list} is empty.`);
	return one;
}

/** The page keeps the rules of accessibility in both colours and fits a desk and a phone. */
async function good(page: Page): Promise<void> {
	await page.waitForLoadState("networkidle");
	await expect(page.locator("h1").first()).toBeVisible();
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await expect(page.locator("html")).toHaveAttribute("data-scheme", colorScheme);
		await expect(() => accessible(page)).toPass({ timeout: 15_000 }); // once the colours have changed
	}
	await page.emulateMedia({ colorScheme: "light" });
	await page.setViewportSize({ width: 360, height: 780 });
	await expect(() => fits(page)).toPass({ timeout: 15_000 }); // once the page has laid itself out
	await page.setViewportSize({ width: 1280, height: 900 });
	await fits(page);
}

/** Headings, labels and buttons say no English in Chinese and no Chinese in English. */
async function translated(page: Page, language: string): Promise<void> {
	const said = await page.locator("nav a, h1, label, th, button[type=submit]").allInnerTexts();
	const foreign = language === "en" ? /[\u4e00-\u9fff]/ : /\b[a-z]{3,} [a-z]{2,} [a-z]{2,}/;
	expect(said.filter((words) => foreign.test(words))).toEqual([]);
}

for (const [language, cast] of Object.entries(casts)) {
	const { body } = cast;
	const enter = async (page: Page, email: string, area: "b" | "c") => {
		await page.addInitScript((l) => localStorage.setItem("triennia.language", l), language);
		await signIn(page, { email, body, area });
	};
	const looks = async (page: Page) => {
		await good(page);
		await translated(page, language);
	};

	test.describe(language, () => {
		test("an applicant hands a file in and finds it in the checklist", async ({ page }) => {
			const said = complaints(page);
			await enter(page, cast.draft, "c");
			const draft = await first(page, body, "applications");
			await page.goto(`/c/${body}/applications/${draft.id}`);
			await looks(page);
			await page.goto(`/c/${body}/applications/${draft.id}/materials`);
			await looks(page);
			await page
				.locator("input[type=file]")
				.first()
				.setInputFiles({ name: `flow-${language}.pdf`, mimeType: "application/pdf", buffer: pdf });
			await expect(page.getByText(`flow-${language}.pdf`).first()).toBeVisible();
			await page.goto(`/c/${body}/applications/${draft.id}/check`);
			await looks(page);
			expect(said).toEqual([]);
		});

		test("a reviewer takes an application into review", async ({ page }) => {
			const said = complaints(page);
			await enter(page, cast.reviewer, "b");
			const waiting = await first(page, body, "applications?state=submitted");
			await page.goto(`/b/${body}/applications/${waiting.id}`);
			await looks(page);
			await page.getByRole("button", { name: cast.review }).click();
			await expect(page.getByRole("button", { name: cast.review })).toHaveCount(0);
			expect((await first(page, body, `applications?state=under_review&q=${waiting.reference}`)).id).toBe(
				waiting.id,
			);
			expect(said).toEqual([]);
		});

		test("a client accepts its quotation and reads the agreement", async ({ page }) => {
			const said = complaints(page);
			await enter(page, cast.quoted, "c");
			const sent = await first(page, body, "quotations?state=sent");
			await page.goto(`/c/${body}/quotations/${sent.id}`);
			await looks(page);
			await page.getByLabel(cast.position).fill("CEO");
			await page.getByRole("button", { name: cast.sign }).click();
			await expect(page.getByRole("button", { name: cast.sign })).toHaveCount(0);
			const agreed = await first(page, body, "contracts");
			await page.goto(`/c/${body}/contracts/${agreed.id}`);
			await looks(page);
			expect(said).toEqual([]);
		});

		test("a client confirms dates and team", async ({ page }) => {
			const said = complaints(page);
			await enter(page, cast.dated, "c");
			const proposed = await first(page, body, "audits?state=proposed");
			await page.goto(`/c/${body}/audits/${proposed.id}`);
			await looks(page);
			await page.getByRole("button", { name: cast.confirm }).click();
			await expect(page.getByRole("button", { name: cast.confirm })).toHaveCount(0);
			expect((await first(page, body, "audits?state=confirmed")).id).toBe(proposed.id);
			expect(said).toEqual([]);
		});

		test("a decision maker grants, and anybody verifies the certificate", async ({ page, browser }) => {
			const said = complaints(page);
			await enter(page, cast.decider, "b");
			const file = await first(page, body, "decisions?state=prepared&type=grant");
			await page.goto(`/b/${body}/decisions/${file.id}`);
			await looks(page);
			await page.getByRole("button", { name: cast.grant }).click();
			await expect(page.getByRole("button", { name: cast.grant })).toHaveCount(0);
			const held = await first(page, body, `certificates?client=${file.client_id}`);
			await page.goto(`/b/${body}/certificates/${held.id}`);
			await looks(page);
			const visitor = await browser.newContext({ javaScriptEnabled: false, locale: language });
			const verify = await visitor.newPage();
			await verify.goto(`/verify/${held.code}`);
			await expect(verify.locator("body")).toContainText(held.number ?? "no number");
			await expect(verify.locator("body")).toContainText(cast.valid, { ignoreCase: true });
			await fits(verify);
			expect(said).toEqual([]);
		});
	});
}
