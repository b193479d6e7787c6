import type { Browser } from "@playwright/test";
import { expect, test } from "./flow";
import { applicants, type Person, signIn } from "./people";

/** What an applicant's first page may cost, in bytes on the wire, headers included, answers of the API not. */
const allowed = 280_000;

interface Fetched {
	address: string;
	bytes: number;
}

/** Opens the start page of the person, signed in, in a browser that has nothing of the application yet. */
async function firstLoad(browser: Browser, person: Person, language: string): Promise<Fetched[]> {
	const before = await browser.newContext();
	await signIn(await before.newPage(), person);
	const storageState = await before.storageState();
	await before.close();

	const context = await browser.newContext({ storageState });
	await context.addInitScript((l) => localStorage.setItem("triennia.language", l), language);
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	const addresses = new Map<string, string>();
	const fetched: Fetched[] = [];
	wire.on("Network.requestWillBeSent", (e) => addresses.set(e.requestId, new URL(e.request.url).pathname));
	wire.on("Network.loadingFinished", (e) =>
		fetched.push({ address: addresses.get(e.requestId) ?? "", bytes: e.encodedDataLength }),
	);
	await wire.send("Network.enable");
	await page.goto(`/${person.area}/${person.body}`);
	await expect(page.locator("h1").first()).toBeVisible();
	await page.waitForLoadState("networkidle");
	await context.close();
	return fetched.filter((one) => !one.address.startsWith("/api/"));
}

for (const language of ["en", "zh-CN"]) {
	for (const person of applicants) {
		test(`the first page of ${person.email} is light in ${language}`, async ({ browser }) => {
			const fetched = await firstLoad(browser, person, language);
			const total = fetched.reduce((sum, one) => sum + one.bytes, 0);
			const heaviest = fetched.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12);
			const list = heaviest.map((one) => `${one.bytes} ${one.address}`).join("\n");
			const said = `${(total / 1000).toFixed(1)} KB of ${allowed / 1000} KB in ${fetched.length} requests\n${list}`;
			expect(
				fetched.some((one) => /\.woff2$/.test(one.address)),
				said,
			).toBe(true);
			expect(total, said).toBeLessThanOrEqual(allowed);
			console.log(`first load of ${person.email} in ${language}: ${said.split("\n")[0]}`);
		});
	}
}
