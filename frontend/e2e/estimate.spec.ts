import { test } from "@playwright/test";
import { Stage } from "./person";

for (const language of ["en", "zh-CN"] as const) {
	test(`a visitor asks what certification would take in ${language}`, async ({ browser }) => {
		const visitor = await new Stage(browser, language, "nordlys").enters("visitor");
		const { t } = visitor;
		await visitor.goes("/estimate/nordlys");
		await visitor.types(t("Persons in scope at the main place"), "40");
		await visitor.types(t("Further sites"), "9");
		await visitor.types(t("Persons in scope at each of them"), "20");
		await visitor.ticks(t("They do much the same work, led from the main place"));
		await visitor.presses(t("Estimate"));
		await visitor.sees("9.0 – 13.0");
		await visitor.sees("EUR");
		await visitor.page.locator("summary").click();
		await visitor.looks("answered");
		await visitor.types(t("Persons in scope at the main place"), "20000");
		await visitor.presses(t("Estimate"));
		await visitor.sees(t("Rules to keep in mind"));
		await visitor.looks("beyond the table");
		await visitor.goes("/embed/estimate/nordlys");
		await visitor.looks("within another page");
	});
}
