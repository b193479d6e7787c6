import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** Administrators of the bodies of the demonstration, and what they write in the language of each. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		administrator: "ada@nordlys.example",
		risk: "One client pays a third of the revenue",
		words: "As before.",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		administrator: "hejing@hengzhun.example",
		risk: "单一客户占收入的三分之一",
		words: "与上次相同。",
	},
] as const;

for (const { language, body, administrator, risk, words } of casts) {
	test(`an administrator of ${body} enters a risk to impartiality and reviews it in ${language}`, async ({
		browser,
	}) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, password);
		await ada.goes(`/b/${body}/impartiality/risks/new`);
		await ada.types(t("Risk", {}, "risk"), risk);
		await ada.chooses(t("Where it comes from"), t("Finances"));
		await ada.types(t("Treatment"), words);
		await ada.chooses(t("Residual risk"), t("Medium", {}, "risk"));
		await ada.choosesFirst(t("Responsible"));
		await ada.looks("entering");
		await ada.presses(t("Save"));
		await ada.arrives(/risks\/[0-9a-f-]{36}/);
		await ada.sees(t("Reviewed", {}, "risk"));
		await ada.presses(t("Record a review"));
		const review = ada.dialog();
		await review.types(t("What was found"), words);
		await review.types(t("Interested parties consulted"), words);
		await ada.looks("reviewing");
		await review.presses(t("Reviewed today"));
		await ada.sees(t("Reviews"));
		await ada.looks("reviewed");
		await ada.goes(`/b/${body}/impartiality`);
		await ada.sees(risk);
		await ada.looks("register");
		expect(ada.stage.complaints).toEqual([]);
	});
}
