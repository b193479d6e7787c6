import { type APIResponse, expect, type Locator, type Page } from "@playwright/test";
import { good, settled, translated } from "./looks";
import type { Both, Stage } from "./stage";
import type { Words } from "./words";

const exactly = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A person at a screen: reads, types, chooses and presses what has these words. */
export class Person {
	readonly t: Words;

	constructor(
		readonly stage: Stage,
		readonly name: string,
		readonly page: Page,
		readonly root: Locator,
	) {
		this.t = stage.t;
	}

	/** The same person, busy with one part of the page. */
	within(root: Locator): Person {
		return new Person(this.stage, this.name, this.page, root);
	}

	/** The part of the page with this heading or name. */
	part(name: string): Person {
		return this.within(this.root.getByRole("region", { name, exact: true }));
	}

	/** The dialog that is open. */
	dialog(): Person {
		return this.within(this.page.getByRole("dialog"));
	}

	async goes(path: string): Promise<void> {
		await this.page.goto(path);
		await settled(this.page);
	}

	/** The page with this address has come. */
	async arrives(address: RegExp): Promise<void> {
		await expect(this.page).toHaveURL(address);
		await settled(this.page);
	}

	/** Signs in with the password that the person has. */
	async signsIn(email: string, word = this.stage.password): Promise<void> {
		await this.goes("/sign-in");
		await this.types(this.t("E-mail"), email);
		await this.types(this.t("Password"), word);
		await this.presses(this.t("Sign in"));
		await expect(this.page).not.toHaveURL(/sign-in/);
		await settled(this.page);
	}

	/** The page is good in every respect; the same screen is looked at once in a story. */
	async looks(at = ""): Promise<void> {
		if (this.stage.passing) return;
		const url = new URL(this.page.url());
		const screen = url.pathname.replace(/[0-9a-f-]{36}/g, "*").replace(this.stage.body, "*");
		const key = [screen, url.searchParams.get("tab"), at].join(" ");
		if (this.stage.seen.has(key)) return;
		this.stage.seen.add(key);
		await good(this.page);
		await translated(this.page, this.stage.language);
	}

	async sees(words: string | RegExp): Promise<void> {
		await expect(this.root.getByText(words).first()).toBeVisible();
	}

	/** The button or link with these words. */
	button(words: string | RegExp): Locator {
		const name = typeof words === "string" ? new RegExp(`^${exactly(words)}$`) : words;
		return this.root.getByRole("button", { name }).or(this.root.getByRole("link", { name }));
	}

	async presses(words: string | RegExp): Promise<void> {
		await this.button(words).first().click();
	}

	/** Presses a verb and waits until the page no longer offers it. */
	async does(words: string): Promise<void> {
		await this.presses(words);
		try {
			// While it runs the button says so, and has another name; a verb that was refused is offered again.
			await expect(this.button(words)).toHaveCount(0);
			await settled(this.page);
			await expect(this.button(words)).toHaveCount(0);
		} catch (cause) {
			throw new Error(`"${words}" is still offered; the page says: ${await this.complaint()}`, { cause });
		}
	}

	/** What the page finds wrong, in its own words. */
	private async complaint(): Promise<string> {
		return (await this.page.getByRole("alert").allInnerTexts()).join(" | ") || "nothing";
	}

	async opens(tab: string | RegExp): Promise<void> {
		await this.page.getByRole("tab", { name: tab }).click();
		await settled(this.page);
	}

	/** The fields with this label, which may be marked as optional. */
	field(label: string): Locator {
		const words = new RegExp(`^${exactly(label)}\\s*([(（].*[)）])?$`);
		return this.root.getByLabel(words).and(this.page.locator("input, textarea"));
	}

	/** An entry of a list; it is added where it is not there yet. */
	async entry(add: string, title: string): Promise<Person> {
		if ((await this.root.getByRole("region", { name: title, exact: true }).count()) === 0)
			await this.presses(add);
		return this.part(title);
	}

	async types(label: string, words: string): Promise<void> {
		await this.field(label).fill(words);
	}

	async typesBoth(label: string, words: Both): Promise<void> {
		await this.types(this.t("{label}, in English", { label }), words.en);
		await this.types(this.t("{label}, in Chinese", { label }), words.zh);
	}

	/** Types a day such as "2026-11-23". */
	async dates(label: string, day: string): Promise<void> {
		const field = this.field(label);
		await field.fill(day);
		await field.press("Enter");
		await expect(field).not.toHaveAttribute("aria-expanded", "true");
	}

	/** Chooses in a list that opens. */
	async chooses(label: string, ...options: string[]): Promise<void> {
		const field = this.field(label);
		await field.click();
		for (const option of options) {
			if (await field.isEditable()) await field.fill(option);
			await this.page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).click();
		}
		if (options.length > 1) await field.press("Escape");
	}

	/** Chooses whatever stands first. */
	async choosesFirst(label: string): Promise<void> {
		await this.field(label).press("ArrowDown");
		await this.field(label).press("Enter");
	}

	/** The choices below a question. */
	choice(question: string): Locator {
		return this.root.getByRole("radiogroup", { name: question, exact: true });
	}

	/** Answers a question with one of the choices below it. */
	async answers(question: string, choice: string): Promise<void> {
		await this.choice(question).getByRole("radio", { name: choice, exact: true }).check();
	}

	async ticks(statement: string): Promise<void> {
		await this.root.getByRole("checkbox", { name: new RegExp(`^${exactly(statement)}`) }).check();
	}

	/** Gives files where the button asks for them. */
	async gives(words: string, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
		const asked = this.page.waitForEvent("filechooser");
		await this.presses(words);
		await (await asked).setFiles(files);
	}

	/** What was typed has been kept. */
	async kept(): Promise<void> {
		await this.sees(this.t("All saved"));
	}

	/** The link leads to a PDF. */
	async opensPdf(words: string): Promise<void> {
		const answer = await this.page.request.get((await this.button(words).first().getAttribute("href")) ?? "");
		expect(answer.headers()["content-type"]).toContain("application/pdf");
		expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
	}

	/** Asks the API, as the pages do: when the short-lived token has run out, with a new one. */
	private async asks(path: string): Promise<APIResponse> {
		const ask = () => this.page.request.get(`/api/v1${path}`);
		const answer = await ask();
		if (answer.status() !== 401) return answer;
		await this.page.request.post("/api/v1/session/refresh");
		return ask();
	}

	/** Reads the record at an address below the body, to know where it stands. */
	async reads<T>(path: string): Promise<T> {
		const answer = await this.asks(`/b/${this.stage.body}${path}`);
		expect(answer.ok(), `${this.name} reads ${path}: ${answer.status()}`).toBe(true);
		return (await answer.json()) as T;
	}

	/** To this person there is nothing at the address of the API. */
	async findsNothing(path: string): Promise<void> {
		const answer = await this.asks(path);
		expect(answer.status(), `${this.name} at ${path}`).toBe(404);
	}
}
