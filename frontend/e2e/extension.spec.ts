import { expect, test } from "./flow";
import { Stage } from "./stage";
import { sections } from "./story/application";
import { casts as stories } from "./story/cast";
import { findings, looksUp } from "./story/review";

const password = "cedar-bridge-20000";

/** A client with a valid certificate, and who reviews and quotes, of each body of the demonstration. */
const casts = [
	{ language: "en", body: "nordlys", staff: "rui@nordlys.example", client: "ruth@pembroke.example" },
	{ language: "zh-CN", body: "hengzhun", staff: "chensiyuan@hengzhun.example", client: "yin@lanzhi.example" },
] as const;

const service = { en: "managed backup", zh: "备份托管" };
const reason = { en: "One more service at the same place.", zh: "同一场所增加一项服务。" };

for (const { language, body, staff, client } of casts)
	test(`a client of ${body} extends its certificate in ${language}`, async ({ browser }) => {
		test.setTimeout(240_000);
		const stage = new Stage(browser, language, body);
		const ruth = await stage.enters("client");
		const { t } = ruth;
		await ruth.signsIn(client, password);
		await ruth.goes(`/c/${body}/certificates`);
		await ruth.looks("certificate");
		await ruth.presses(t("Extend the scope"));
		await ruth.arrives(/applications\/[0-9a-f-]{36}$/);
		const application = new URL(ruth.page.url()).pathname.replace(`/c/${body}`, "");
		await ruth.looks("begun");
		await ruth.presses(t("Go on with the application"));
		for (const section of ["sites", "scope", "headcount", "declarations"]) {
			await ruth.goes(`/c/${body}${application}/sections/${section}`);
			if (section === "scope")
				await ruth.typesBoth(t("Technology, only where it makes the scope clearer"), service);
			if (section === "declarations") await sections.declarations?.(ruth, stories[language]);
			else if (section !== "scope") await ruth.presses(t("What stands here is right"));
			await ruth.kept();
		}
		await ruth.goes(`/c/${body}${application}`);
		await ruth.sees(stage.says(service));
		await ruth.looks("changed");
		await ruth.presses(t("Check your answers"));
		await ruth.looks("check");
		await ruth.does(t("Sign and submit the application"));

		const rui = await stage.enters("staff");
		await rui.signsIn(staff, password);
		await rui.goes(`/b/${body}${application}`);
		await rui.does(t("Begin the review"));
		await rui.looks("extension");
		await rui.presses(t("Audit time and quotation"));
		await rui.presses(t("Keep this calculation"));
		await rui.sees(t("The extension is priced on the terms and by the prices of the agreement."));
		await looksUp(rui, application);
		await rui.goes(`/b/${body}${application}?tab=review`);
		for (const finding of findings) await rui.answers(t(finding), t("Yes"));
		await rui.types(t("Competences needed in the audit team and for the decision"), stage.says(reason));
		await rui.types(t("Auditor days for what is added"), "1");
		await rui.types(t("Reason of other days than computed"), stage.says(reason));
		await rui.kept();
		await rui.looks("extension");
		await rui.does(t("Accept the application"));
		await rui.presses(t("Audit time and quotation"));
		await rui.presses(t("Make a quotation"));
		await rui.looks("amendment");
		await rui.does(t("Send to the client"));
		const quotation = new URL(rui.page.url()).pathname.replace(`/b/${body}`, "");

		await ruth.goes(`/c/${body}${quotation}`);
		await ruth.looks("amendment");
		await ruth.types(t("Position"), "CEO");
		await ruth.does(t("Accept the quotation and the agreement"));
		const { client_id } = await ruth.reads<{ client_id: string }>(quotation);
		const { items } = await ruth.reads<{ items: { extension?: object; slots: { kind: string }[] }[] }>(
			`/clients/${client_id}/programmes`,
		);
		expect(items.some((p) => p.extension && p.slots.some((s) => s.kind === "special"))).toBe(true);
		await ruth.goes(`/c/${body}/certificates`);
		await ruth.sees(/A-\d{4}-\d{4}/);
		await ruth.looks("refused");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
