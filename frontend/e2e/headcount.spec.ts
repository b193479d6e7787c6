import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

const casts = [
	{ language: "en", body: "nordlys", staff: "rui@nordlys.example", client: "ruth@pembroke.example" },
	{ language: "zh-CN", body: "hengzhun", staff: "chensiyuan@hengzhun.example", client: "yin@lanzhi.example" },
] as const;

for (const { language, body, staff, client } of casts) {
	test(`a changed headcount amends the agreement of a client of ${body} in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const ruth = await stage.enters("client");
		const { t } = ruth;
		await ruth.signsIn(client, password);
		await ruth.goes(`/c/${body}/headcount`);
		await ruth.sees(t("Agreement"));
		await ruth.looks("ledger");
		await ruth.presses(t("Declare a changed headcount"));
		const form = ruth.dialog();
		await form.types(t("Persons in the company"), "900");
		await form.types(t("Proof: company"), stage.says({ en: "Payroll of November", zh: "11月工资表" }));
		await form.types(t("Persons in scope"), "700");
		await form.presses(t("Declare"));
		await ruth.looks("refused");
		await form.types(t("Proof: in scope"), stage.says({ en: "List of persons", zh: "人员名册" }));
		await form.types(
			t("Why did the figures change?"),
			stage.says({ en: "A team moved in", zh: "新团队加入" }),
		);
		await form.presses(t("Declare"));
		await ruth.sees(t("Change declared"));
		await ruth.looks("declared");

		const rui = await stage.enters("staff");
		await rui.signsIn(staff, password);
		await rui.goes(`/b/${body}`);
		await rui.page
			.getByRole("link", { name: t("Amend the agreement, or say why not") })
			.first()
			.click();
		await rui.sees(t("Amend the agreement?"));
		await rui.looks("proposed");
		await rui.presses(t("Send the amendment to the client"));
		await rui.sees(t("With the client"));
		await rui.looks("offered");

		await ruth.goes(`/c/${body}/headcount`);
		await ruth.sees(t("Please accept or decline"));
		await ruth.looks("offered");
		await ruth.presses(t("The amendment, line by line"));
		await ruth.sees(t("Amendment of the agreement"));
		await ruth.looks("amendment");
		await ruth.types(t("Position"), "CEO");
		await ruth.does(t("Accept the quotation and the agreement"));
		await ruth.opensPdf(t("PDF in both languages"));

		await ruth.goes(`/c/${body}/headcount`);
		const sheets = ruth.part(t("Audit time, as it was computed"));
		await sheets.button(/\d/).first().click();
		await ruth.sees(t("Calculation sheet"));
		await ruth.looks("sheet");
		await ruth.opensPdf(t("PDF in both languages"));
		await ruth.within(ruth.page.locator("button[aria-expanded=false]")).root.first().click();
		await ruth.sees("700");
		await ruth.looks("compared");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
}
