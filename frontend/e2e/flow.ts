import { test as base, expect } from "@playwright/test";

/** A test whose people leave when it ends: an open page goes on to ask the server and to take its memory. */
export const test = base.extend<{ leave: undefined }>({
	leave: [
		async ({ browser }, use) => {
			await use(undefined);
			await Promise.all(browser.contexts().map((context) => context.close()));
		},
		{ auto: true },
	],
});

export { expect };
