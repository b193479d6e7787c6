import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** Planners and decision makers of the bodies of the demonstration, and a client with a certificate. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		planner: "petra@nordlys.example",
		decider: "mei@nordlys.example",
		administrator: "ada@nordlys.example",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		planner: "linxiao@hengzhun.example",
		decider: "wutong@hengzhun.example",
		administrator: "hejing@hengzhun.example",
	},
] as const;

interface List<T> {
	items: T[];
}

for (const { language, body, planner, decider, administrator } of casts) {
	test(`a planner of ${body} sees what a cycle covers and reviews its programme in ${language}`, async ({
		browser,
	}) => {
		const petra = await new Stage(browser, language, body).enters("planner");
		const { t } = petra;
		await petra.signsIn(planner, password);
		const reply = await petra.page.request.get(`/api/v1/b/${body}/audits?limit=100`);
		const { items } = (await reply.json()) as List<{ id: string; state: string; type: string }>;
		const decided = items.find((a) => a.type === "stage2" && a.state === "decided");
		await petra.goes(`/b/${body}/audits/${decided?.id}?tab=coverage`);
		await petra.sees(t("Clauses over the cycle"));
		await petra.sees(/^P7 ·/);
		await petra.looks("due");
		await petra.types(
			t("What follows for the programme"),
			language === "en" ? "It stands as planned." : "方案维持不变。",
		);
		await petra.does(t("Record the review"));
		await expect(petra.root.getByText(/^P7 ·/)).toHaveCount(0);
		await petra.looks("reviewed");
		expect(petra.stage.complaints).toEqual([]);
	});

	test(`an administrator of ${body} says who lends a person and looks at its impartiality in ${language}`, async ({
		browser,
	}) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, password);
		const reply = await ada.page.request.get(`/api/v1/b/${body}/people?limit=100`);
		const { items } = (await reply.json()) as List<{ id: string; competences?: { function: string }[] }>;
		const leader = items.find((p) => p.competences?.some((c) => c.function === "lead"));
		await ada.goes(`/b/${body}/people/${leader?.id}`);
		await ada.page.getByLabel(t("Works for the body under a contract, not employed")).check();
		await ada.sees(t("Agreement with"));
		await ada.looks("lent");
		await ada.goes(`/b/${body}/impartiality`);
		await ada.sees(t("Revenue by client"));
		await ada.looks();
		expect(ada.stage.complaints).toEqual([]);
	});

	test(`who decides in ${body} finds Today and the filter of deadlines in ${language}`, async ({
		browser,
	}) => {
		const mei = await new Stage(browser, language, body).enters("decider");
		await mei.signsIn(decider, password);
		await mei.goes(`/b/${body}/clock?kind=examination`);
		await mei.looks("examinations");
		expect(mei.stage.complaints).toEqual([]);
	});
}
