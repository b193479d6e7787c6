import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Language } from "./words";

/** Fails on a violation of the accessibility rules on the page as it stands. */
export async function accessible(page: Page): Promise<void> {
	const found = await new AxeBuilder({ page })
		.options({ resultTypes: ["violations"] })
		.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
		.setLegacyMode() // the pages have no frames: no second page is needed to gather the results
		.analyze();
	expect(
		found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`),
	).toEqual([]);
}

/** Fails when the page is wider than the window: nobody scrolls sideways. */
export async function fits(page: Page): Promise<void> {
	const [content, window] = await page.evaluate(() => [
		document.documentElement.scrollWidth,
		document.documentElement.clientWidth,
	]);
	expect(content).toBeLessThanOrEqual(window ?? 0);
}

/** The page has loaded what it shows. */
export async function settled(page: Page): Promise<void> {
	await expect(page.locator("h1").first()).toBeVisible();
	await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
	await still(page);
}

/** The page has laid itself out and nothing on it changes its colour or moves any more. */
async function still(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		await document.fonts.ready;
		await drawn();
		for (let all = document.getAnimations(); all.length > 0; all = document.getAnimations()) {
			await Promise.allSettled(all.map((one) => one.finished));
			await drawn();
		}
	});
}

/** The page keeps the rules of accessibility and fits a desk and a phone. */
export async function good(page: Page): Promise<void> {
	await settled(page);
	await accessible(page);
	await fits(page);
	const desk = page.viewportSize() ?? { width: 1280, height: 900 };
	await page.setViewportSize({ width: 360, height: 780 });
	await settled(page);
	await fits(page);
	await page.setViewportSize(desk);
}

/** Headings, labels and buttons say no English in Chinese and no Chinese in English. */
export async function translated(page: Page, language: Language): Promise<void> {
	const said = await page.locator("nav a, h1, h2, label, legend, th, dt, button").evaluateAll((all) =>
		all.map((one) => {
			const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, (node) =>
				// What is marked as another language is meant to be.
				node.parentElement?.closest("[lang]") === document.documentElement
					? NodeFilter.FILTER_ACCEPT
					: NodeFilter.FILTER_SKIP,
			);
			let text = "";
			while (words.nextNode()) text += words.currentNode.nodeValue;
			return text;
		}),
	);
	const foreign = language === "en" ? /[\u4e00-\u9fff]/ : /\b[a-z]{3,} [a-z]{2,} [a-z]{2,}/;
	expect(said.filter((words) => foreign.test(words))).toEqual([]);
}
