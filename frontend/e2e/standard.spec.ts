import { expect, test } from "./flow";
import { Stage } from "./stage";

const casts = [
	{ language: "en", body: "nordlys", administrator: "ada@nordlys.example" },
	{ language: "zh-CN", body: "hengzhun", administrator: "hejing@hengzhun.example" },
] as const;

const clauses = "number,title,标题\n4,Energy,能源\n4.1,Lighting,照明\n5,Paper,纸张\n";

for (const { language, body, administrator } of casts)
	test(`an administrator of ${body} adds a standard without code in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		await ada.goes(`/b/${body}/standards`);
		await ada.looks();
		await ada.presses(t("New standard"));
		await ada.types(t("Code with its year"), "Green Office");
		await ada.typesBoth(t("Title"), { en: "Green offices", zh: "绿色办公场所" });
		await ada.typesBoth(t("The management system it asks for"), {
			en: "green office management",
			zh: "绿色办公管理",
		});
		await ada.gives(t("Choose the spreadsheet with the clauses"), {
			name: "clauses.csv",
			mimeType: "text/csv",
			buffer: Buffer.from(clauses),
		});
		await ada.sees(t("{count} clauses", { count: 3 }));
		await ada.presses(t("Add a material"));
		await ada.typesBoth(t("Material"), { en: "Energy bill", zh: "电费单" });
		await ada.presses(t("Keep as a draft"));
		await ada.looks("refused");
		await ada.types(t("Code with its year"), "Green Office:2026");
		await ada.presses(t("Keep as a draft"));
		await ada.sees(t("Nobody can apply for it yet"));
		await ada.looks("draft");
		await ada.presses(t("Publish the standard"));
		await ada.dialog().does(t("Publish"));
		await ada.sees(t("Clients may apply for {code}", { code: "Green Office:2026" }));
		await ada.looks("published");
		await ada.presses(t("How its audit time is found"));
		await ada.sees(t("The body's own table for {standard}", { standard: "Green Office:2026" }));
		await ada.looks("methods");
		await ada.goes(`/b/${body}/standards`);
		await ada.presses("Green Office:2026");
		await ada.presses(t("Take no more applications"));
		await ada.dialog().does(t("Take no more"));
		await ada.looks("retired");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
