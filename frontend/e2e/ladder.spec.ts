import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** An administrator of each body of the demonstration, and the reminders of a kind of deadline as it reads them. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		administrator: "ada@nordlys.example",
		title: "Correction of a misuse",
		usual: "7, 2 days before; escalated on the last day",
		own: "30, 2, 1 days before; escalated on the last day",
		clash: /can fall on the day of reminder 2/,
		missing: "Give a number from 0 to 730.",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		administrator: "hejing@hengzhun.example",
		title: "误用的纠正",
		usual: "届满前7、2天；升级提醒：届满当日",
		own: "届满前30、2、1天；升级提醒：届满当日",
		clash: /可能与第2次提醒同日/,
		missing: "请填写0至730的数字。",
	},
] as const;

for (const of of casts) {
	test(`an administrator of ${of.body} chooses the days of reminders in ${of.language}`, async ({
		browser,
	}) => {
		const ada = await new Stage(browser, of.language, of.body).enters("administrator");
		const { t } = ada;
		await ada.signsIn(of.administrator, password);
		await ada.goes(`/b/${of.body}/settings?tab=reminders`);
		await ada.looks();
		const row = ada.root.getByRole("row").filter({ has: ada.page.getByText(of.title, { exact: true }) });
		await expect(row).toContainText(of.usual);

		await ada.presses(t("Change the reminders: {title}", { title: of.title }));
		const dialog = ada.dialog();
		const reminder = (n: number) => dialog.part(t("Reminder {0}", { 0: n }));
		await reminder(1).types(t("How many"), "30");
		await dialog.presses(t("Add a reminder"));
		await dialog.presses(t("Save the reminders"));
		await dialog.sees(of.missing);
		await reminder(4).types(t("How many"), "2");
		await dialog.presses(t("Save the reminders"));
		await dialog.sees(of.clash);
		await ada.looks("refused");
		await expect(reminder(1).field(t("How many"))).toHaveValue("30");
		await reminder(4).types(t("How many"), "1");
		await dialog.presses(t("Save the reminders"));
		await ada.sees(t("Saved"));
		await expect(row).toContainText(of.own);
		await ada.looks("own");

		await ada.presses(t("Back to the default: {title}", { title: of.title }));
		await dialog.sees(t("Now: {now}", { now: of.own }));
		await ada.looks("giving up");
		await dialog.presses(t("Give up the own reminders"));
		await expect(dialog.root).toHaveCount(0);
		await expect(row).toContainText(of.usual);
		await expect(row).not.toContainText(of.own);
		expect(ada.stage.complaints).toEqual([]);
	});
}
