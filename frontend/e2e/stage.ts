import type { Browser } from "@playwright/test";
import { complaints } from "./people";
import { Person } from "./person";
import type { Language, Words } from "./words";
import { wordsOf } from "./words";

/** A text in both languages. */
export interface Both {
	en: string;
	zh: string;
}

export const address = (stage: Stage, who: string) => `${who}${stage.run}@${stage.body}.example`;

/** What all people of one story share: the language of their screens, what was looked at, what went wrong. */
export class Stage {
	readonly t: Words;
	readonly complaints: string[] = [];
	readonly seen = new Set<string>();
	/** Screens that another story looks at are passed by. */
	passing = false;
	/** The password that everybody here chooses. */
	readonly password = "river stone lamp 42";

	constructor(
		readonly browser: Browser,
		readonly language: Language,
		/** The body's short name in addresses. */
		readonly body: string,
		/** Tells people of this story from those of others at the same body. */
		readonly run = "",
	) {
		this.t = wordsOf(language);
	}

	/** The one of two texts that the screens of this story show. */
	says({ en, zh }: Both): string {
		return this.language === "en" ? en : zh;
	}

	/** Somebody with a browser of their own. */
	async enters(name: string): Promise<Person> {
		const context = await this.browser.newContext({
			locale: this.language,
			timezoneId: this.language === "en" ? "Europe/Dublin" : "Asia/Shanghai",
			// The stories visit the same screens: together they look at each in both colours.
			colorScheme: this.language === "en" ? "light" : "dark",
			reducedMotion: "reduce",
		});
		const page = await context.newPage();
		complaints(page, this.complaints, name);
		return new Person(this, name, page, page.locator("body"));
	}
}
