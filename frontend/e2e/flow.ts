import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** Where a page stands and what it finds wrong, in a line. */
async function stands(page: Page): Promise<string> {
	const says = (part: Locator) =>
		part
			.first()
			.textContent({ timeout: 1_000 })
			.catch(() => "nothing");
	return [page.url(), await says(page.locator("h1")), await says(page.getByRole("alert"))].join(" | ");
}

/**
 * A test whose people leave when it ends: an open page goes on to ask the server and to take its memory. Where it
 * failed, it says before where each of them stands: of many pages the runner shows only one.
 */
export const test = base.extend<{ leave: undefined }>({
	leave: [
		async ({ browser }, use, info) => {
			await use(undefined);
			const contexts = browser.contexts();
			if (info.errors.length > 0) {
				const pages = contexts.flatMap((context) => context.pages());
				console.log((await Promise.all(pages.map(stands))).join("\n"));
			}
			await Promise.all(contexts.map((context) => context.close()));
		},
		{ auto: true },
	],
});

export { expect };
