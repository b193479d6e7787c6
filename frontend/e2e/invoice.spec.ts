import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** Finance and a client of a body of the demonstration, in the language of each. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		finance: "finn@nordlys.example",
		client: "ruth@pembroke.example",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		finance: "chensiyuan@hengzhun.example",
		client: "yin@lanzhi.example",
	},
] as const;

for (const { language, body, finance, client } of casts) {
	test(`finance of ${body} records a payment and cancels an invoice in ${language}`, async ({ browser }) => {
		const finn = await new Stage(browser, language, body).enters("finance");
		const { t } = finn;
		await finn.signsIn(finance, password);
		await finn.goes(`/b/${body}/invoices?status=open`);
		await finn.looks("open");
		await finn.page
			.getByRole("link", { name: /I-\d{4}-\d{4}/ })
			.first()
			.click();
		await finn.arrives(/invoices\/[0-9a-f-]{36}/);
		await finn.looks("open");
		await finn.presses(t("Record a payment"));
		await finn.dialog().sees(t("Reference of the bank"));
		await finn.looks("paying");
		await finn.dialog().presses(t("Record the payment"));
		await finn.sees(t("Paid"));
		await finn.presses(t("Invoice expenses"));
		await finn.dialog().sees(t("Add a line"));
		await finn.looks("charging");
		await finn.page.keyboard.press("Escape");
		await finn.presses(t("Cancel by a credit note"));
		const credit = finn.dialog();
		await credit.types(t("Reason"), language === "en" ? "Wrong address" : "地址有误");
		await finn.looks("cancelling");
		await credit.presses(t("Cancel the invoice"));
		await finn.sees(/CN-\d{4}-\d{4}/);
		await finn.looks("cancelled");
		const bytes = await finn.page.request.get(`/api/v1/b/${body}/invoice-export/xlsx`);
		expect(bytes.ok()).toBe(true);
		expect(finn.stage.complaints).toEqual([]);
	});

	test(`a client of ${body} reads its invoices in ${language}`, async ({ browser }) => {
		const ruth = await new Stage(browser, language, body).enters("client");
		await ruth.signsIn(client, password);
		await ruth.goes(`/c/${body}/invoices`);
		await ruth.looks("list");
		await ruth.page
			.getByRole("link", { name: /I-\d{4}-\d{4}/ })
			.first()
			.click();
		await ruth.arrives(/invoices\/[0-9a-f-]{36}/);
		await ruth.looks("detail");
	});
}
