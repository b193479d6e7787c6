import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

const casts = [
	{
		language: "en",
		body: "nordlys",
		planner: "petra@nordlys.example",
		seconds: ["rui@nordlys.example", "ada@nordlys.example"],
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		planner: "linxiao@hengzhun.example",
		seconds: ["chensiyuan@hengzhun.example", "hejing@hengzhun.example"],
	},
] as const;

/** A month before the day. */
const earlier = (day: string) => {
	const at = new Date(day);
	at.setUTCDate(at.getUTCDate() - 30);
	return at.toISOString().slice(0, 10);
};

interface Engagement {
	id: string;
	type: string;
	state: string;
	due_on?: string;
}

for (const { language, body, planner, seconds } of casts)
	test(`the season of a client of ${body} moves a surveillance in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const petra = await stage.enters("planner");
		const { t } = petra;
		await petra.signsIn(planner, password);
		const { items } = await petra.reads<{ items: Engagement[] }>("/audits?limit=200");
		const ahead = items.filter((one) => one.type === "surveillance" && one.state === "programmed");
		const one = ahead.sort((a, b) => (b.due_on ?? "").localeCompare(a.due_on ?? ""))[0];
		await petra.goes(`/b/${body}/audits/${one?.id}`);
		await petra.opens(t("Coverage"));
		const day = petra.part(t("Day of the surveillance"));
		await day.dates(t("To be held by"), earlier(one?.due_on ?? ""));
		await day.presses(t("Ask for another day"));
		await petra.looks("without a reason");
		await day.types(
			t("Reason"),
			stage.says({ en: "The plant works from April to September.", zh: "工厂每年4月至9月生产。" }),
		);
		await day.presses(t("Ask for another day"));
		await petra.sees(new RegExp(stage.says({ en: "a second person approves it", zh: "待第二人批准" })));
		await petra.looks("asked");

		let approved = false;
		for (const email of seconds) {
			const second = await stage.enters(email);
			await second.signsIn(email, password);
			await second.goes(`/b/${body}/audits/${one?.id}`);
			await second.opens(t("Coverage"));
			await second.presses(t("Approve the day in my name"));
			const done = second.page.getByText(new RegExp(t("Approved by {second}", { second: ".+" })));
			await expect(done.or(second.page.getByRole("alert")).first()).toBeVisible();
			approved = await done.isVisible();
			await second.looks(approved ? "approved" : "not competent");
			if (approved) break;
		}
		expect(approved).toBe(true);
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
