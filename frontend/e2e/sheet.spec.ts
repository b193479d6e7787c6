import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

const casts = [
	{ language: "en", body: "nordlys", reviewer: "rui@nordlys.example", second: "ada@nordlys.example" },
	{
		language: "zh-CN",
		body: "hengzhun",
		reviewer: "chensiyuan@hengzhun.example",
		second: "hejing@hengzhun.example",
	},
] as const;

for (const { language, body, reviewer, second } of casts)
	test(`days that a person of ${body} sets need a second one in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const rui = await stage.enters("reviewer");
		const { t } = rui;
		await rui.signsIn(reviewer, password);
		const { items } = await rui.reads<{ items: { id: string; state: string }[] }>("/applications?limit=50");
		const one = items.find(({ state }) => state === "submitted" || state === "info_requested");
		await rui.goes(`/b/${body}/applications/${one?.id}/audit-time`);
		await rui.types(t("Days set by you"), "14.5");
		await rui.presses(t("Keep this calculation"));
		await rui.looks("without a reason");
		await rui.types(
			t("Why these days"),
			stage.says({ en: "two laboratories of other technology", zh: "两个实验室技术不同" }),
		);
		await rui.presses(t("Keep this calculation"));
		await rui.sees(
			t(
				"You set them: another reviewer or administrator has been told and endorses them. Nothing is quoted until then.",
			),
		);
		await rui.looks("waits");

		const ada = await stage.enters("second");
		await ada.signsIn(second, password);
		await ada.goes(`/b/${body}`);
		await ada.page
			.getByRole("link", { name: t("Endorse the days, or compute again") })
			.first()
			.click();
		await ada.looks("to endorse");
		await ada.does(t("Endorse the days in my name"));
		await ada.sees(t("Days set by a person"));
		await ada.looks("endorsed");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
