import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

const casts = [
	{
		language: "en",
		body: "nordlys",
		client: "nora@rowan.example",
		planner: "petra@nordlys.example",
		here: "Europe/Dublin",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		client: "bai@yanshan.example",
		planner: "linxiao@hengzhun.example",
		here: "Asia/Shanghai",
	},
] as const;

interface Owed {
	id: string;
	unanswered: boolean;
	phone?: string;
	silent_days?: number;
	seen?: { name: string };
}

for (const { language, body, client, planner, here } of casts)
	test(`a client of ${body} answers a reminder in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const nora = await stage.enters("client");
		const { t } = nora;
		await nora.signsIn(client, password);
		const owed = async () => (await nora.reads<{ items: Owed[] }>("/obligations?state=open")).items;
		const waiting = (await owed()).filter((one) => one.unanswered);

		const petra = await stage.enters("planner");
		await petra.signsIn(planner, password);
		await petra.goes(`/b/${body}/clock?silent=yes`);
		for (const one of waiting) {
			const { items } = await petra.reads<{ items: Owed[] }>("/obligations?silent=true&limit=200");
			const found = items.find((other) => other.id === one.id);
			expect(found?.silent_days).toBeGreaterThan(0);
			expect(found?.phone).toBeTruthy();
			await petra.sees(new RegExp(`${found?.phone}`.replace("+", "\\+")));
		}
		await petra.looks("silent");

		await nora.goes(`/c/${body}`);
		await nora.looks("asked");
		const asked = nora.part(t("Please answer these reminders"));
		for (let left = waiting.length - 1; left >= 0; left--) {
			await asked.presses(t("We take care of it"));
			await expect(asked.button(t("We take care of it"))).toHaveCount(left);
		}
		await nora.sees(new RegExp(t("{name} takes care of it", { name: ".+" })));
		await nora.looks("answered");
		expect((await owed()).filter((one) => one.unanswered)).toEqual([]);
		expect((await owed()).some((one) => one.seen)).toBe(true);

		await nora.goes("/account");
		await nora.chooses(t("Time zone of your mail"), "Asia/Tokyo");
		await nora.presses(t("Save"));
		await nora.sees(t("Your browser says {here}.", { here }));
		await nora.looks("time zone");
		await nora.does(t("Use it"));
		await nora.sees(here);
		expect(stage.complaints).toEqual([]);
	});
