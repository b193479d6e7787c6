import type { Page } from "@playwright/test";

/** The password of everybody in the demonstration; scripts/run prints it. */
const password = "cedar-bridge-20000";

export interface Person {
	email: string;
	body: string;
	area: "b" | "c";
}

const staff = (body: string, ...names: string[]): Person[] =>
	names.map((name) => ({ email: `${name}@${body}.example`, body, area: "b" }));

export const nordlys = staff("nordlys", "ada", "rui", "petra", "jonas", "mei", "finn");
export const hengzhun = staff("hengzhun", "hejing", "chensiyuan", "linxiao", "zhaoming", "wutong");
export const applicants: Person[] = [
	{ email: "niamh@bluewater.example", body: "nordlys", area: "c" },
	{ email: "ruth@pembroke.example", body: "nordlys", area: "c" },
	{ email: "zhou@mingzhou.example", body: "hengzhun", area: "c" },
];

/** Signs the person in through the page, in English. */
export async function signIn(page: Page, person: Person): Promise<void> {
	await page.goto("/sign-in");
	await page.locator("input[type=email]").fill(person.email);
	await page.locator("input[type=password]").fill(password);
	await page.keyboard.press("Enter");
	await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Collects in said what the page complains about; empty at the end of a good flow. */
export function complaints(page: Page, said: string[] = [], whose = "the page"): string[] {
	page.on("pageerror", (error) => said.push(`${whose}: ${error.message}`));
	page.on("response", (answer) => {
		if (answer.status() >= 500) said.push(`${whose}: ${answer.status()} ${answer.url()}`);
	});
	return said;
}
