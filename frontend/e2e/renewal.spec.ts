import { expect, test } from "./flow";
import { Stage } from "./stage";
import { sections } from "./story/application";
import { casts as stories } from "./story/cast";
import { holdsIt, isVerified, renames, renews } from "./story/decision";
import { findings, looksUp } from "./story/review";

const password = "cedar-bridge-20000";

/** A client in the last year of its certificate, and who reviews and quotes, of each body of the demonstration. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		staff: "rui@nordlys.example",
		endorser: "ada@nordlys.example",
		client: "nora@rowan.example",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		staff: "chensiyuan@hengzhun.example",
		endorser: "hejing@hengzhun.example",
		client: "bai@yanshan.example",
	},
] as const;

const name = { en: "Rui Castellano", zh: "陈思远" };
const known = { en: "Nothing went wrong in the cycle before", zh: "上一周期运行良好" };

for (const { language, body, staff, endorser, client } of casts)
	test(`a client of ${body} agrees on its next cycle in ${language}`, async ({ browser }) => {
		test.setTimeout(240_000);
		const stage = new Stage(browser, language, body);
		const nora = await stage.enters("client");
		const { t } = nora;
		await nora.signsIn(client, password);
		await nora.goes(`/c/${body}/certificates`);
		await nora.sees(t("It is time to apply for recertification"));
		await nora.looks("renewal");
		await nora.presses(t("Apply for recertification"));
		await nora.arrives(/applications\/[0-9a-f-]{36}$/);
		const application = new URL(nora.page.url()).pathname.replace(`/c/${body}`, "");
		await nora.looks("renewal");
		for (const section of ["sites", "scope", "headcount", "declarations"]) {
			await nora.goes(`/c/${body}${application}/sections/${section}`);
			if (section === "declarations") await sections.declarations?.(nora, stories[language]);
			else await nora.presses(t("What stands here is right"));
			await nora.kept();
		}
		await nora.goes(`/c/${body}${application}`);
		await nora.presses(t("Check your answers"));
		await nora.looks("renewal");
		await nora.does(t("Sign and submit the application"));

		const rui = await stage.enters("staff");
		await rui.signsIn(staff, password);
		await rui.goes(`/b/${body}${application}`);
		await rui.does(t("Begin the review"));
		await rui.looks("renewal");
		await rui.presses(t("Audit time and quotation"));
		await rui.types(t("Days of each surveillance"), "3");
		await rui.types(t("Document by which the method was agreed"), "AB-7");
		await rui.presses(t("Keep this calculation"));
		await rui.looks("individual days refused");
		await rui.types(t("Days of the recertification"), "5");
		await rui.types(t("Why these days of the next cycle"), stage.says(known));
		await rui.presses(t("Keep this calculation"));
		await rui.sees(t("Kept by {by}", { by: stage.says(name) }));
		await rui.looks("individual days");
		const second = await stage.enters("second");
		await second.signsIn(endorser, password);
		await second.goes(`/b/${body}${application}/audit-time`);
		await second.does(t("Endorse the days in my name"));
		await second.looks("individual days endorsed");
		await looksUp(rui, application);
		await rui.goes(`/b/${body}${application}?tab=review`);
		for (const finding of findings) await rui.answers(t(finding), t("Yes"));
		await rui.types(
			t("Competences needed in the audit team and for the decision"),
			stage.says({ en: "As in the cycle before", zh: "与上一周期相同" }),
		);
		await rui.kept();
		await rui.looks("renewal");
		await rui.does(t("Accept the application"));
		await rui.presses(t("Audit time and quotation"));
		await rui.presses(t("Make a quotation"));
		await rui.sees(t("Agreement on the next cycle"));
		await rui.looks("renewal");
		await rui.does(t("Send to the client"));
		const quotation = new URL(rui.page.url()).pathname.replace(`/b/${body}`, "");

		await nora.goes(`/c/${body}${quotation}`);
		await nora.looks("renewal");
		await nora.opensPdf(t("PDF in both languages"));
		await nora.types(t("Position"), "CEO");
		await nora.does(t("Accept the quotation and the agreement"));
		const { client_id } = await nora.reads<{ client_id: string }>(quotation);
		const { items } = await nora.reads<{ items: { renewal?: object }[] }>(`/clients/${client_id}/programmes`);
		expect(items.some((p) => p.renewal)).toBe(true);
		await nora.goes(`/c/${body}/certificates`);
		await nora.sees(/A-\d{4}-\d{4}/);
		await nora.looks("renewal refused");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});

/** Who decides on the cycle that ends, and its client. */
const deciders = [
	{
		language: "en",
		body: "nordlys",
		decider: "mei@nordlys.example",
		administrator: "ada@nordlys.example",
		client: "fergus@slaney.example",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		decider: "wutong@hengzhun.example",
		administrator: "hejing@hengzhun.example",
		client: "han@baihe.example",
	},
] as const;

const note = { en: "The cycle has shown a stable system.", zh: "整个周期体系运行稳定。" };

for (const { language, body, decider, administrator, client } of deciders)
	test(`${body} recertifies a client in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const mei = await stage.enters("decider");
		await mei.signsIn(decider, password);
		const certificate = await renews(mei, stage.says(note));
		await mei.goes(`/b/${body}/certificates/${certificate.id}`);
		await mei.sees(certificate.number);
		await mei.looks("renewed");
		await mei.opensPdf(mei.t("Download the certificate"));
		const holder = await stage.enters("client");
		await holder.signsIn(client, password);
		await holdsIt(holder, certificate, "renewed");
		await isVerified(stage, certificate, "active");
		const ada = await stage.enters("administrator");
		await ada.signsIn(administrator, password);
		await renames(ada, mei, certificate);
		expect(stage.complaints).toEqual([]);
	});
