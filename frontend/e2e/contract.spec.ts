import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** An administrator and a client of a body of the demonstration, in the language of each. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		administrator: "ada@nordlys.example",
		client: "ruth@pembroke.example",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		administrator: "hejing@hengzhun.example",
		client: "yin@lanzhi.example",
	},
] as const;

for (const { language, body, administrator, client } of casts) {
	test(`an administrator of ${body} publishes terms in ${language}`, async ({ browser }) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, password);
		await ada.goes(`/b/${body}/agreement-terms`);
		await ada.looks("list");
		await ada.presses(t("New terms"));
		await ada.arrives(/agreement-terms\/new/);
		const first = ada.part(t("Clause {0}", { 0: 1 }));
		const told = await ada.page.request.get(`/api/v1/b/${body}`);
		await ada.dates(t("Valid from"), ((await told.json()) as { today: string }).today);
		await first.types(t("{label}, in English", { label: t("Text of the clause") }), "{client} pays {price}.");
		await ada.presses(t("Check, and read with an example"));
		await ada.sees(/\{price\}/);
		await ada.looks("refused");
		await first.types(
			t("{label}, in English", { label: t("Text of the clause") }),
			"{body} certifies {client} to {standards}.",
		);
		await ada.presses(t("Check, and read with an example"));
		await ada.sees(/certifies Example Hosting Ltd to/);
		await ada.looks("checked");
		await ada.presses(t("Publish these terms"));
		await ada.arrives(/agreement-terms$/);
		await ada.sees(t("In force today"));
		await ada.looks("published");
		expect(ada.stage.complaints).toEqual([]);
	});

	test(`a client of ${body} reads its agreement in ${language}`, async ({ browser }) => {
		const ruth = await new Stage(browser, language, body).enters("client");
		await ruth.signsIn(client, password);
		await ruth.goes(`/c/${body}/contracts`);
		await ruth.looks("list");
		await ruth.page
			.getByRole("link", { name: /C-\d{4}-\d{4}/ })
			.first()
			.click();
		await ruth.arrives(/contracts\/[0-9a-f-]{36}/);
		await ruth.sees(ruth.t("Terms delivered with the software"));
		await ruth.looks("detail");
		expect(ruth.stage.complaints).toEqual([]);
	});
}
