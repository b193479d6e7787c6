import type { Page } from "@playwright/test";
import { expect, test } from "./flow";
import { accessible, fits, settled } from "./looks";
import { applicants, complaints, hengzhun, nordlys, type Person, signIn } from "./people";

/** The addresses of the places in the navigation. */
async function places(page: Page): Promise<string[]> {
	const links = page.locator("nav a[href^='/']");
	await links.first().waitFor();
	const all = await links.evaluateAll((list) => list.map((a) => a.getAttribute("href") ?? ""));
	return [...new Set(all)];
}

// Between them they have every kind of place; those of the whole job are looked at this closely in both languages.
const closely = ["ada@nordlys.example", "jonas@nordlys.example", "ruth@pembroke.example"];

/** Follows the navigation to a place. */
async function goes(page: Page, place: string): Promise<void> {
	if (new URL(page.url()).pathname !== place) {
		const left = await page.title();
		await page.locator(`nav a[href='${place}']`).first().click();
		// The page before stands until the next one has come.
		await expect(page).not.toHaveTitle(left);
	}
	await settled(page);
}

async function walk(page: Page, person: Person, language: string): Promise<void> {
	const said = complaints(page);
	await page.addInitScript((l) => localStorage.setItem("triennia.language", l), language);
	await signIn(page, person);
	await page.goto(`/${person.area}/${person.body}`);
	await settled(page);
	for (const place of await places(page)) {
		await goes(page, place);
		if (closely.includes(person.email)) await accessible(page);
		await fits(page);
	}
	expect(said).toEqual([]);
}

// Everybody in the language of the body; applicants in both, the second one on a phone.
for (const [language, people] of Object.entries({ en: [...nordlys, ...applicants], "zh-CN": hengzhun })) {
	for (const person of people) {
		test(`${person.email} finds every place in ${language}`, async ({ page }) =>
			walk(page, person, language));
	}
}

test.describe("on a phone", () => {
	test.use({ viewport: { width: 360, height: 780 } });
	for (const person of applicants) {
		test(`${person.email} finds every place`, async ({ page }) => walk(page, person, "zh-CN"));
	}
});

test("a visitor verifies without a script", async ({ browser }) => {
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await page.goto("/verify");
	await page.locator("input[name=number]").fill("nonsense");
	await page.keyboard.press("Enter");
	await expect(page.locator("main")).toContainText("No certificate has this code or number");
	await expect(page.locator("input[name=number]")).toBeVisible();
});
