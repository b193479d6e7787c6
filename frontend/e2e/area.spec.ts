import { expect, test } from "./flow";
import { Stage } from "./stage";

const casts = [
	{ language: "en", body: "nordlys", administrator: "ada@nordlys.example" },
	{ language: "zh-CN", body: "hengzhun", administrator: "hejing@hengzhun.example" },
] as const;

const sheet =
	"code,title,名称,standards\n28.01,Civil engineering,土木工程,\nITSM-04,Operation,运行维护,ISO/IEC 20000-1:2018\n";

for (const { language, body, administrator } of casts)
	test(`an administrator of ${body} divides competence by technical areas in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		await ada.goes(`/b/${body}/standards`);
		await ada.presses(t("Technical areas"));
		await ada.arrives(/standards\/areas$/);
		await ada.looks("empty");
		await ada.presses(t("Add an area"));
		const form = ada.dialog();
		await form.types(t("Code", {}, "area"), "33");
		await form.presses(t("Add"));
		await ada.looks("refused");
		await form.types(t("Code", {}, "area"), "33.02");
		await form.typesBoth(t("Title"), { en: "Operation of data centres", zh: "数据中心运维" });
		await form.presses(t("Add"));
		await ada.sees("33.02");
		await ada.presses(t("Read from a spreadsheet"));
		const file = { name: "areas.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) };
		await ada.dialog().gives(t("Choose the spreadsheet with the areas"), file);
		await ada
			.dialog()
			.presses(t("Put these {count} in the place of the {before} there", { count: 2, before: 1 }));
		await ada.sees("ITSM-04");
		await ada.looks("entered");
		await ada.goes(`/b/${body}/people`);
		await ada.page.locator("main a[href*='/people/']").last().click();
		await ada.arrives(/people\/[0-9a-f-]{36}/);
		const areas = ada.page.getByLabel(t("Technical areas")).first();
		await areas.fill("ITSM");
		await ada.page.locator(".ant-select-dropdown:visible").getByTitle("ITSM-04", { exact: false }).click();
		await areas.press("Escape");
		await ada.presses(t("Save the file"));
		await ada.sees(t("Saved"));
		await ada.looks("competence");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
