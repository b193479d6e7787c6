import type { Browser } from "@playwright/test";
import { mondayAfter, monthsBefore, plusDays } from "./days";
import { expect, test } from "./flow";
import type { Person } from "./person";
import { address, Stage } from "./stage";
import { createsTheBody, joins, link, takesOver, today } from "./story/body";
import { type Cast, casts } from "./story/cast";

const edition = "ISO/IEC 20000-1:2018";

/** A body of its own for each language: the flow suspends a certificate and needs two who may decide. */
const bodies = [
	{
		language: "en",
		people: "E-mail,Name,Roles,Standard,Competent for,Valid from,Evidence",
		client: "Name,Country,Registration number",
		site: "Client,Site,Headcount",
		certificate:
			"Client,Number,Standard,Scope,Scope in Chinese,First certified on,Cycle decided on,Expires on,Days of a surveillance,Days of the recertification",
		words: "We moved the service desk to Cork.",
	},
	{
		language: "zh-CN",
		people: "邮箱,姓名,角色,标准,能力范围,生效日期,依据",
		client: "英文名称,国家,注册号",
		site: "注册号,场所名称,人数",
		certificate:
			"注册号,证书编号,标准,英文认证范围,认证范围,初次认证日期,决定日期,到期日期,监督人日,再认证人日",
		words: "服务台已迁至新办公地址。",
	},
] as const;

/** The people of the body and a certified client, whose person joins. */
async function bringsIn(admin: Person, of: (typeof bodies)[number], run: string) {
	const { t, stage } = admin;
	const imports = async (kind: string, then: string, lines: string[]) => {
		await admin.goes(`/b/${stage.body}/import?kind=${kind}`);
		await admin.gives(t("Choose the file to import"), {
			name: `${kind}.csv`,
			mimeType: "text/csv",
			buffer: Buffer.from(lines.join("\n")),
		});
		await admin.presses(t("Import everything"));
		await admin.presses(then);
	};
	const able = (who: string, role: string, skill: string) =>
		`${who.toLowerCase()}${run}@special.example,${who} ${run},${role},${edition},${skill},2020-01-01,Records`;
	await imports("people", t("To the people"), [
		of.people,
		able("Petra", "planner", "auditing"),
		able("Lars", "auditor", "leading"),
		...["Mei", "Nils", "Olga"].map((who) => able(who, "decision maker", "decision maker")),
	]);
	await imports("clients", t("To the clients"), [of.client, `Quarry ${run},IE,Q${run}`]);
	await imports("sites", t("To the clients"), [of.site, `Q${run},Galway,12`]);
	// Decided lately: a surveillance that is overdue would stand in the way of restoring the certificate.
	const decided = monthsBefore(new Date().toISOString().slice(0, 10), 2);
	const expires = plusDays(`${Number(decided.slice(0, 4)) + 3}${decided.slice(4)}`, -1);
	await imports("certificates", t("To the certificates"), [
		of.certificate,
		`Q${run},C-${run},${edition},hosting,托管,${decided},${decided},${expires},1.5,3`,
	]);
	const { items } = await admin.reads<{ items: { id: string; client_id: string }[] }>("/certificates");
	const [held] = items;
	const email = address(stage, "niamh");
	const invited = await admin.page.request.post(
		`/api/v1/b/${stage.body}/clients/${held?.client_id}/invitations`,
		{
			headers: { "Idempotency-Key": `special-${run}` },
			data: { email, name: "Niamh Byrne", locale: of.language, roles: ["applicant"] },
		},
	);
	expect(invited.ok(), await invited.text()).toBe(true);
	const join = async (name: string, to: string) => joins(stage, name, await link(admin, to));
	const staff = (who: string) => join(`${who} ${run}`, `${who.toLowerCase()}${run}@special.example`);
	return {
		certificate: `/b/${stage.body}/certificates/${held?.id}`,
		niamh: await join("Niamh Byrne", email),
		staff,
	};
}

/** A client reports a change; a special audit at short notice comes of it, which a second person clears. */
async function auditsTheChange(niamh: Person, petra: Person, nils: Person, lead: string, words: string) {
	const { t, stage } = petra;
	await niamh.goes(`/c/${stage.body}/changes`);
	await niamh.answers(t("What changes"), t("Contact address and sites"));
	await niamh.dates(t("Since"), "2026-11-20");
	await niamh.types(t("The change"), words);
	await niamh.presses(t("Report the change"));
	await niamh.sees(t("Reported by"));

	await petra.goes(`/b/${stage.body}/notices`);
	await petra.page.getByRole("row").getByRole("link").first().click();
	await petra.answers(t("What it asks for"), t("Special audit"));
	await petra.types(t("Reason"), words);
	await petra.presses(t("Save the assessment"));
	await petra.sees(t("Call for a special audit"));
	const notice = new URL(petra.page.url()).pathname;
	await petra.presses(t("Call for a special audit"));
	await petra.arrives(/special-audit/);
	await petra.types(t("What the audit is to find out"), words);
	await petra.answers(
		t("How the client hears of it"),
		t("At short notice: the client is told once dates and team are fixed"),
	);
	await petra.sees(t("The client cannot object to the team"));
	await petra.types(t("Auditor days"), "1");
	const from = mondayAfter(await today(petra), 7);
	await petra.dates(t("At the latest"), mondayAfter(from, 21));
	await petra.types(t("Why so many days"), words);
	await petra.looks("calling");
	await petra.presses(t("Call for the audit"));
	await petra.arrives(/\/audits\/[0-9a-f-]{36}$/);
	await petra.sees(t("What occasioned it"));
	await petra.looks("special");
	const audit = new URL(petra.page.url()).pathname;
	await petra.presses(t("Choose dates and team"));
	await petra.dates(t("First day on site"), from);
	await petra.dates(t("Last day on site"), from);
	await petra.chooses(t("Role of {name}", { name: lead }), t("Team leader"));
	await petra.looks("team");
	await petra.presses(t("Propose to a second person"));
	await petra.sees(t("Dates proposed"));
	await niamh.findsNothing(`/b/${stage.body}${audit.replace(`/b/${stage.body}`, "")}`);

	await nils.goes(audit);
	await nils.looks("to clear");
	await nils.presses(t("Confirm that the team has no conflict"));
	const clear = nils.dialog();
	await clear.types(t("What the confirmation rests on"), words);
	await nils.looks("clearing");
	await clear.does(t("Confirm the team"));
	await nils.sees(t("Team without conflict, confirmed by"));
	await nils.looks("cleared");

	await petra.goes(notice);
	await petra.sees(t("Special audits"));
	await petra.looks("audited");
	await niamh.goes(audit.replace("/b/", "/c/"));
	await niamh.sees(lead);
	await niamh.looks("told");
	await niamh.goes(`/c/${stage.body}/changes`);
	await niamh.sees(t("Special audits"));
	await niamh.looks("its audit");
}

/** A certified client of a new body, and the people of both. */
async function gathers(browser: Browser, of: (typeof bodies)[number], prefix: string) {
	const run = Date.now().toString(36).toUpperCase();
	const cast: Cast = {
		...casts[of.language],
		slug: `${prefix}-${run.toLowerCase()}`,
		code: `${800 + (Math.floor(Date.now() / 1000) % 99)}`,
	};
	const stage = new Stage(browser, of.language, cast.slug, run.toLowerCase());
	stage.passing = true; // of the story, which looks at these screens
	const ada = await takesOver(stage, cast, await createsTheBody(stage, cast));
	return { run, stage, ada, ...(await bringsIn(ada, of, run)) };
}

for (const of of bodies) {
	test(`a change is audited at short notice in ${of.language}`, async ({ browser }) => {
		const { run, stage, certificate, niamh, staff } = await gathers(browser, of, "special");
		await staff("Lars");
		const petra = await staff("Petra");
		const nils = await staff("Nils");
		stage.passing = false;
		await auditsTheChange(niamh, petra, nils, `Lars ${run}`, of.words);
		await petra.goes(certificate);
		await petra.sees(stage.t("Special audits"));
		await petra.looks("with a special audit");
		expect(stage.complaints).toEqual([]);
	});

	test(`a suspension is decided anew after an appeal in ${of.language}`, async ({ browser }) => {
		const { run, stage, ada, certificate, niamh, staff } = await gathers(browser, of, "anew");
		const { t } = stage;
		const mei = await staff("Mei");
		const nils = await staff("Nils");
		const olga = await staff("Olga");
		stage.passing = false;
		await mei.goes(`${certificate}/decide/suspend`);
		await mei.choosesFirst(t("Ground"));
		await mei.types(t("Reason"), of.words);
		await mei.presses(t("Suspend the certificate"));
		await mei.arrives(/certificates\/[0-9a-f-]{36}$/);
		await niamh.goes(`/c/${stage.body}/appeals`);
		await niamh.choosesFirst(t("Decision"));
		await niamh.types(t("Grounds"), of.words);
		await niamh.presses(t("Lodge the appeal"));
		await niamh.sees(of.words);

		await ada.goes(`/b/${stage.body}/appeals?state=open`);
		await ada.page.getByRole("row").getByRole("link").first().click();
		await ada.sees(of.words);
		const appeal = new URL(ada.page.url()).pathname;
		await ada.does(t("Acknowledge"));
		await ada.presses(t("Form the panel"));
		const panel = ada.dialog();
		await panel.field(t("Panel")).click();
		await ada.page.locator(".ant-select-dropdown:visible").getByTitle(`Olga ${run}`, { exact: true }).click();
		await panel.field(t("Panel")).press("Escape");
		await panel.does(t("Form the panel"));

		await olga.goes(appeal);
		await olga.presses(t("Decide the appeal"));
		const decide = olga.dialog();
		await decide.answers(t("Outcome"), t("The appeal is upheld"));
		await decide.types(t("Reasons of the panel"), of.words);
		await decide.types(t("What follows"), of.words);
		await decide.choosesFirst(t("Decision that is taken anew"));
		await olga.looks("upholding");
		await decide.does(t("Decide the appeal"));
		await olga.sees(t("Decided anew"));
		await olga.looks("upheld");

		await ada.goes(appeal);
		await ada.presses(t("Tell the outcome"));
		await ada.dialog().types(t("What the client is told"), of.words);
		await ada.dialog().does(t("Tell the outcome"));
		await expect(ada.button(t("Close the appeal")).first()).toBeDisabled();
		await ada.looks("waiting for the decision");

		const { items } = await nils.reads<{ items: { id: string }[] }>("/decisions?state=prepared&type=restore");
		const decision = `/b/${stage.body}/decisions/${items[0]?.id}`;
		await mei.goes(decision);
		await mei.sees("SM-168");
		await mei.looks("barred");
		await nils.goes(decision);
		await nils.types(t("Reason"), of.words);
		await nils.looks("anew");
		await nils.presses(t("Restore the certificate"));
		await nils.sees(t("Decided by"));
		await nils.looks("taken");

		await ada.goes(appeal);
		await ada.presses(t("Close the appeal"));
		await ada.dialog().does(t("Close the appeal"));
		await ada.sees(t("Nothing waits"));
		await ada.looks("closed");
		expect(stage.complaints).toEqual([]);
	});
}
