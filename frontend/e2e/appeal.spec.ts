import { expect, test } from "./flow";
import { Stage } from "./stage";
import { issuesSub } from "./story/subcertificate";

const scope = { en: "Support of business software", zh: "企业软件支持服务" };

const password = "cedar-bridge-20000";

/** A certified client of each body that no other flow uses, who decides about it, who handles its appeal. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		decider: "mei@nordlys.example",
		company: "Granite",
		client: "brian@granite.example",
		handler: "ada@nordlys.example",
		member: "Ada",
		words: "The finding was closed in time.",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		decider: "wutong@hengzhun.example",
		company: "华砺",
		client: "tan@huali.example",
		handler: "hejing@hengzhun.example",
		member: "何静",
		words: "不符合项已按期关闭。",
	},
] as const;

for (const { language, body, decider, company, client, handler, member, words } of casts)
	test(`a client of ${body} is suspended, appeals, and is reduced in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const mei = await stage.enters("decider");
		const { t } = mei;
		await mei.signsIn(decider, password);
		await mei.goes(`/b/${body}/certificates?q=${company}`);
		await mei.page.getByRole("row").getByRole("link").first().click();
		await mei.arrives(/certificates\/[0-9a-f-]{36}/);
		const brian = await stage.enters("client");
		await brian.signsIn(client, password);
		const sub = await issuesSub(stage, mei, brian, new URL(mei.page.url()).pathname);
		await mei.goes(`${new URL(mei.page.url()).pathname}/decide/suspend`);
		await mei.choosesFirst(t("Ground"));
		await mei.types(t("Reason"), words);
		await mei.presses(t("Suspend the certificate"));
		await mei.arrives(/certificates\/[0-9a-f-]{36}$/);
		const certificate = new URL(mei.page.url()).pathname;

		await sub.tells("suspended");

		await brian.goes(certificate.replace("/b/", "/c/"));
		await brian.sees(t("Certificate and mark are not used"));
		await brian.looks("stops using it");
		await brian.types(t("Where they were used, and what you did there"), words);
		await brian.does(t("Show it"));
		await mei.goes(certificate);
		await mei.looks("proof shown");
		await mei.does(t("Accept the proof"));
		await mei.sees(t("Accepted by"));
		await brian.goes(`/c/${body}/appeals`);
		await brian.choosesFirst(t("Decision"));
		await brian.types(t("Grounds"), words);
		await brian.looks("lodging");
		await brian.presses(t("Lodge the appeal"));
		await brian.sees(words);
		await brian.looks("lodged");

		const ada = await stage.enters("handler");
		await ada.signsIn(handler, password);
		await ada.goes(`/b/${body}/appeals?state=open`);
		await ada.looks("list");
		await ada.page.getByRole("row").getByRole("link").first().click();
		await ada.sees(words);
		await ada.does(t("Acknowledge"));
		await ada.presses(t("Form the panel"));
		const panel = ada.dialog();
		await panel.field(t("Panel")).click();
		await ada.page
			.locator(".ant-select-dropdown:visible")
			.getByTitle(new RegExp(`^${member}`))
			.first()
			.click();
		await panel.field(t("Panel")).press("Escape");
		await ada.looks("forming");
		await panel.does(t("Form the panel"));
		await ada.presses(t("Tell how it goes"));
		const tell = ada.dialog();
		await tell.types(t("Word to the client"), words);
		await tell.does(t("Tell how it goes"));
		await ada.sees(t("Words to the client"));
		await ada.looks("examined");
		await ada.presses(t("Decide the appeal"));
		const decide = ada.dialog();
		await decide.answers(t("Outcome"), t("The appeal is dismissed"));
		await decide.types(t("Reasons of the panel"), words);
		await ada.looks("deciding");
		await decide.does(t("Decide the appeal"));
		await ada.presses(t("Tell the outcome"));
		const outcome = ada.dialog();
		await outcome.types(t("What the client is told"), words);
		await outcome.does(t("Tell the outcome"));
		await ada.presses(t("Close the appeal"));
		await ada.dialog().does(t("Close the appeal"));
		await ada.sees(t("Nothing waits"));
		await ada.looks("closed");

		await brian.goes(`/c/${body}/appeals`);
		await brian.sees(t("Outcome"));
		await brian.looks("told");

		await mei.goes(`${certificate}/decide/reduce`);
		await mei.choosesFirst(t("Ground"));
		await mei.typesBoth(t("Scope that stays"), scope);
		await mei.types(t("Reason"), words);
		await mei.looks("reducing");
		await mei.presses(t("Reduce and issue the certificate anew"));
		await mei.sees(language === "en" ? scope.en : scope.zh);
		await mei.looks("reduced");
		await sub.tells("superseded");
		expect(stage.complaints).toEqual([]);
	});
