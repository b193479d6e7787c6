import { test } from "./flow";
import { Stage } from "./stage";

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

for (const language of ["en", "zh-CN"] as const) {
	test(`what a visitor estimated stands in the application in ${language}`, async ({ browser }) => {
		const visitor = await new Stage(browser, language, "nordlys").enters("visitor");
		const { t } = visitor;
		const run = Date.now().toString(36);
		await visitor.goes("/estimate/nordlys");
		await visitor.types(t("Persons in scope at the main place"), "40");
		await visitor.types(t("Further sites"), "1");
		await visitor.types(t("Persons in scope at each of them"), "7");
		await visitor.presses(t("Estimate"));
		await visitor.presses(t("Start an application"));
		await visitor.types(t("Your name"), "Vera Visitor");
		await visitor.types(t("E-mail"), `vera-${run}@example.test`);
		await visitor.types(t("Password"), "a long and quiet sentence");
		await visitor.typesBoth(t("Legal name"), { en: `Vera ${run}`, zh: `访客${run}` });
		await visitor.chooses(t("Country"), language === "en" ? "Ireland" : "爱尔兰");
		await visitor.types(t("Registration number"), run);
		await visitor.presses(t("Register"));
		await visitor.arrives(/\/c\/[^/]+$/);
		await visitor.presses(t("Apply for certification"));
		await visitor.dialog().presses(t("Begin the application"));
		await visitor.arrives(/\/applications\/[0-9a-f-]{36}$/);
		await visitor.goes(`${new URL(visitor.page.url()).pathname}/sections/sites`);
		await visitor.sees(t("From your estimate, to be confirmed"));
		await visitor.looks("sites");
	});
}
