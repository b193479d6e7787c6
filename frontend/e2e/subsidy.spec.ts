import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** An administrator, a client whom the programme fits, and one whom it does not. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		administrator: "ada@nordlys.example",
		fits: "",
		other: "ruth@pembroke.example",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		administrator: "hejing@hengzhun.example",
		fits: "yin@lanzhi.example",
		other: "fang@anhe.example",
	},
] as const;

for (const { language, body, administrator, fits, other } of casts) {
	test(`a delivered programme is taken over, verified and shown to whom it fits in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const jing = await stage.enters("administrator");
		const { t } = jing;
		await jing.signsIn(administrator, password);
		await jing.goes(`/b/${body}/subsidies?q=350500`);
		if ((await jing.button(t("Take over as drafts")).count()) > 0) {
			await jing.looks("before");
			await jing.does(t("Take over as drafts"));
		}
		// The programme moves to where the client of the demonstration is registered.
		await jing.goes(`/b/${body}/subsidies?q=S1`);
		await jing.looks("list");
		await jing.page.getByRole("table").getByRole("link").first().click();
		await jing.arrives(/subsidies\/[0-9a-f-]{36}/);
		await jing.looks("unverified");
		await jing.presses(t("Edit"));
		await jing.arrives(/edit$/);
		await jing.types(t("Address of the source"), "www.gov.example");
		await jing.types(t("Division code of GB/T 2260"), "4301");
		await jing.presses(t("Save"));
		await jing.sees(
			stage.says({
				en: "Give the whole address, beginning with https://",
				zh: "请填写完整网址，以 https:// 开头。",
			}),
		);
		await expect(jing.field(t("Division code of GB/T 2260"))).toHaveValue("4301");
		await jing.looks("edited");
		await jing.types(t("Address of the source"), "https://www.gov.example/notice/1");
		await jing.types(t("Division code of GB/T 2260"), "430100");
		await jing.presses(t("Save"));
		await jing.arrives(/subsidies\/[0-9a-f-]{36}$/);
		await jing.presses(t("Verify with the source"));
		const asked = jing.dialog();
		await asked.root.getByRole("checkbox").check();
		await jing.looks("verifying");
		await asked.presses(t("Verified today"));
		await jing.sees(t("Verified by"));
		await expect(jing.page.getByText(t("Clients do not see this programme"))).toHaveCount(0);

		if (fits) {
			const yin = await stage.enters("client");
			await yin.signsIn(fits, password);
			await yin.goes(`/c/${body}/certificates`);
			await yin.sees(t("Please check yourself"));
			await yin.looks("subsidy");
		}
		const fang = await stage.enters("other client");
		await fang.signsIn(other, password);
		await fang.goes(`/c/${body}/certificates`);
		await expect(fang.page.getByText(t("Please check yourself"))).toHaveCount(0);
		expect(stage.complaints).toEqual([]);
	});
}
