import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** An administrator of each body of the demonstration, with a table in the language of the person. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		admin: "ada@nordlys.example",
		heads: "Name,Country,Registration number",
		names: ["Quarry Ltd", "QUARRY GmbH"],
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		admin: "hejing@hengzhun.example",
		heads: "企业名称,国家,注册号",
		names: ["采石科技有限公司", "采石科技股份有限公司"],
	},
] as const;

for (const { language, body, admin, heads, names } of casts) {
	test(`${body} notices an organisation registered twice in ${language}`, async ({ browser }) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		const run = Date.now().toString(36).toUpperCase();
		await ada.signsIn(admin, password);
		await ada.goes(`/b/${body}/import`);
		await ada.gives(t("Choose the file to import"), {
			name: "clients.csv",
			mimeType: "text/csv",
			buffer: Buffer.from(`${heads}\n${run}${names[0]},IE,A${run}\n${run}${names[1]},NL,B${run}\n`),
		});
		await ada.presses(t("Import everything"));
		await ada.presses(t("To the clients"));
		await ada.goes(`/b/${body}/clients?q=${run}`);
		await ada.page.getByRole("link", { name: run }).first().click();
		await ada.sees(t("Is this organisation registered twice?"));
		await ada.looks("twice");
		await ada.presses(t("Not the same"));
		await expect(ada.page.getByText(t("Is this organisation registered twice?"))).toHaveCount(0);
		expect(ada.stage.complaints).toEqual([]);
	});
}
