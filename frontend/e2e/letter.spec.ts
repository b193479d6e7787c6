import { expect, test } from "./flow";
import { Stage } from "./stage";

/** Who decides in each body, and who runs it. */
const casts = [
	{ language: "en", body: "nordlys", decider: "mei@nordlys.example", administrator: "ada@nordlys.example" },
	{
		language: "zh-CN",
		body: "hengzhun",
		decider: "wutong@hengzhun.example",
		administrator: "hejing@hengzhun.example",
	},
] as const;

const words = { en: "Please call us before Friday.", zh: "请于周五前致电我们。" };

interface Held {
	id: string;
	client_id: string;
	scope: { en: string; zh: string };
}

// One after the other: to withhold what is public changes the certificate that is decided on.
test.describe.configure({ mode: "default" });

for (const { language, body, decider, administrator } of casts) {
	test(`whoever decides in ${body} reads the letter first in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const mei = await stage.enters("decider");
		const { t } = mei;
		await mei.signsIn(decider, "cedar-bridge-20000");
		const { items } = await mei.reads<{ items: Held[] }>("/certificates?status=active");
		const held = items.at(-1) as Held;
		await mei.goes(`/b/${body}/certificates/${held.id}/decide/suspend`);
		await mei.sees(t("The letter to the client"));
		await mei.types(t("Reason"), "The mark is on boxes.");
		await mei.types(t("Your words to the client"), stage.says(words));
		const letter = mei.page.getByRole("group", { name: t("The letter to the client") });
		await expect(letter.getByText(stage.says(words))).toBeVisible();
		await expect(letter.getByText("The mark is on boxes.")).toBeVisible();
		await mei.looks("letter");

		await mei.goes(`/b/${body}/certificates/${held.id}/decide/reissue`);
		await mei.chooses(
			t("Ground"),
			stage.says({ en: "the scope or a site was misprinted", zh: "认证范围或场所表述有误" }),
		);
		await mei.types(
			t("{label}, in English", { label: t("Scope as it should read") }),
			`${held.scope.en}, without its misprint`,
		);
		await expect(mei.page.getByRole("table", { name: t("Old and new") })).toContainText(
			", without its misprint",
		);
		await mei.types(t("Reason"), "A misprint.");
		await mei.presses(/^(Correct site 1|更正场所1)/);
		await mei.looks("correction");
		await mei.presses(t("Issue the certificate anew"));
		await mei.sees("SM-206");
		await mei.looks("not confirmed");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});

	test(`what a client of ${body} withholds is not public in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		const { items } = await ada.reads<{ items: (Held & { code: string; number: string })[] }>(
			"/certificates?status=active",
		);
		const held = items.at(-1) as Held & { code: string; number: string };
		await ada.goes(`/b/${body}/clients/${held.client_id}`);
		await ada.presses(t("Withhold at the client's request"));
		await ada.dialog().dates(t("Day of the client's request"), "2025-01-02");
		await ada.dialog().types(t("Reason"), "Its vaults are a target.");
		await ada.looks("withholding");
		await ada.dialog().does(t("Withhold"));
		await ada.sees("Its vaults are a target.");
		await ada.looks("withheld");
		const page = await ada.page.request.get(`/verify/${held.code}`);
		expect(await page.text()).not.toContain(held.scope.en);
		await ada.does(t("Make public again"));
		await ada.sees(t("Withhold at the client's request"));
		expect(stage.complaints).toEqual([]);
	});
}
