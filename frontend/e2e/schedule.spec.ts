import { expect, test } from "./flow";
import { Stage } from "./stage";

const casts = [
	{ language: "en", body: "nordlys", administrator: "ada@nordlys.example" },
	{ language: "zh-CN", body: "hengzhun", administrator: "hejing@hengzhun.example" },
] as const;

for (const { language, body, administrator } of casts)
	test(`an administrator of ${body} sees what is behind schedule in ${language}`, async ({ browser }) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		await ada.goes(`/b/${body}/clock`);
		await ada.presses(t("Behind schedule"));
		await ada.arrives(/clock\/behind$/);
		await ada.sees(t("What waits beyond its last day, the longest first, and whom it lies with"));
		await ada.looks("queue");
		await ada.part(t("How much")).root.getByRole("link").first().click();
		await ada.arrives(/kind=/);
		await ada.looks("of one kind");
		await ada.goes(`/b/${body}/clock/behind?q=zzzz`);
		await ada.looks("nothing found");
		for (const path of ["clock", "clock/behind"]) {
			await ada.goes(`/b/${body}/${path}`);
			await ada.looks();
			await ada.page.emulateMedia({ media: "print" });
			await expect(ada.page.getByRole("search")).toBeHidden();
			await expect(ada.page.getByRole("link", { name: t("Deadlines"), exact: true })).toHaveCount(0);
			await expect(ada.page.getByRole("button", { name: t("Print or save as PDF") })).toBeHidden();
			await expect(ada.page.locator("h1")).toBeVisible();
			await ada.page.emulateMedia({ media: "screen" });
		}
		expect(ada.stage.complaints).toEqual([]);
	});
