import { expect, test } from "@playwright/test";
import { Stage } from "./person";

const password = "cedar-bridge-20000";

/** An administrator of each body of the demonstration, with a table in the language of the person. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		admin: "ada@nordlys.example",
		heads: "Name,Country,Registration number",
	},
	{ language: "zh-CN", body: "hengzhun", admin: "hejing@hengzhun.example", heads: "企业名称,国家,注册号" },
] as const;

for (const { language, body, admin, heads } of casts) {
	test(`an administrator of ${body} imports clients in ${language}`, async ({ browser }) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		const run = Date.now().toString(36);
		const csv = (last: string) => ({
			name: "clients.csv",
			mimeType: "text/csv",
			buffer: Buffer.from(`${heads}\nHarbour ${run},IE,H${run}\nQuarry ${run},IE,${last}\n`),
		});
		await ada.signsIn(admin, password);
		await ada.goes(`/b/${body}/import`);
		await ada.looks("empty");
		await ada.gives(t("Choose the file to import"), csv(""));
		await expect(ada.page.getByRole("row", { name: /^3/ })).toBeVisible();
		await expect(ada.button(t("Import everything"))).toHaveCount(0);
		await ada.looks("wrong");
		await ada.gives(t("Choose the file to import"), csv(`Q${run}`));
		await ada.presses(t("Import everything"));
		await ada.presses(t("To the clients"));
		await ada.goes(`/b/${body}/clients?q=${run}`);
		await ada.sees(`Harbour ${run}`);
		await ada.sees(`Quarry ${run}`);
		expect(ada.stage.complaints).toEqual([]);
	});
}
