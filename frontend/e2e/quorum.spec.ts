import { expect, test } from "./flow";
import type { Person } from "./person";
import { Stage } from "./stage";
import { createsTheBody, joins, link, takesOver } from "./story/body";
import { type Cast, casts } from "./story/cast";

/** A body of its own for each language: how many decide is a setting that all of a body share. */
const bodies = [
	{
		language: "en",
		people: "E-mail,Name,Roles,Standard,Competent for,Valid from,Evidence",
		role: "decision maker",
		client: "Name,Country,Registration number",
		site: "Client,Site,Headcount",
		certificate:
			"Client,Number,Standard,Scope,Scope in Chinese,First certified on,Cycle decided on,Expires on,Days of a surveillance,Days of the recertification",
		why: "They answered the complaint last week.",
	},
	{
		language: "zh-CN",
		people: "邮箱,姓名,角色,标准,能力范围,生效日期,依据",
		role: "认证决定人员",
		client: "英文名称,国家,注册号",
		site: "注册号,场所名称,人数",
		certificate:
			"注册号,证书编号,标准,英文认证范围,认证范围,初次认证日期,决定日期,到期日期,监督人日,再认证人日",
		why: "客户上周已作出答复。",
	},
] as const;

const edition = "ISO/IEC 20000-1:2018";

/** Three who may decide, and a certificate to decide about. */
async function bringsIn(admin: Person, of: (typeof bodies)[number], run: string): Promise<void> {
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
	await imports("people", t("To the people"), [
		of.people,
		`mei${run}@decides.example,Mei ${run},${of.role},${edition},decision maker,2020-01-01,Records`,
		`nils${run}@decides.example,Nils ${run},${of.role},${edition},decision maker,2020-01-01,Records`,
		`olga${run}@decides.example,Olga ${run},${of.role},${edition},decision maker,2020-01-01,Records`,
	]);
	await imports("clients", t("To the clients"), [of.client, `Quarry ${run},IE,Q${run}`]);
	await imports("sites", t("To the clients"), [of.site, `Q${run},Galway,12`]);
	const year = new Date().getFullYear();
	await imports("certificates", t("To the certificates"), [
		of.certificate,
		`Q${run},C-${run},${edition},hosting,托管,${year - 1}-01-10,${year - 1}-01-10,${year + 2}-01-09,1.5,3`,
	]);
}

for (const of of bodies) {
	test(`two people withdraw a certificate in ${of.language}`, async ({ browser }) => {
		const run = Date.now().toString(36).toUpperCase();
		const cast: Cast = {
			...casts[of.language],
			slug: `four-${run.toLowerCase()}`,
			code: `${900 + (Math.floor(Date.now() / 1000) % 99)}`,
		};
		const stage = new Stage(browser, of.language, cast.slug, run.toLowerCase());
		stage.passing = true; // of the story, which looks at these screens
		const ada = await takesOver(stage, cast, await createsTheBody(stage, cast));
		const { t } = ada;
		await bringsIn(ada, of, run);
		const join = async (name: string) =>
			joins(stage, `${name} ${run}`, await link(ada, `${name.toLowerCase()}${run}@decides.example`));
		const mei = await join("Mei");
		const nils = await join("Nils");
		const olga = await join("Olga");
		stage.passing = false;

		await ada.goes(`/b/${stage.body}/settings?tab=quorums`);
		await ada.looks();
		const withdrawal = of.language === "en" ? "Withdraw the certificate" : "撤销证书";
		await ada.types(withdrawal, "4");
		await ada.presses(t("Save"));
		await ada.sees(new RegExp(of.language === "en" ? "Only 3 people" : "目前只有3人"));
		await ada.looks("refused");
		await ada.types(withdrawal, "2");
		await ada.presses(t("Save"));
		await ada.sees(t("Saved"));

		const { items } = await mei.reads<{ items: { id: string }[] }>("/certificates");
		const certificate = `/b/${stage.body}/certificates/${items[0]?.id}`;
		await mei.goes(`${certificate}/decide/withdraw`);
		await mei.sees(t("{needs} needed", { needs: 2 }));
		await mei.looks("alone");
		await mei.choosesFirst(t("Ground"));
		await mei.types(t("Reason"), cast.words);
		await mei.presses(t("Put forward: {of}", { of: t("Withdraw the certificate") }));
		await mei.arrives(/\/decisions\/[0-9a-f-]{36}$/);
		await mei.sees(t("{missing} of {needs} still missing", { missing: 1, needs: 2 }));
		await mei.looks("put forward");
		const decision = new URL(mei.page.url()).pathname;

		await nils.goes(`/b/${stage.body}`);
		await nils.looks("voice asked for");
		await nils.goes(`${certificate}/decide/withdraw`);
		await nils.arrives(/\/decisions\/[0-9a-f-]{36}$/);
		await nils.looks("to agree");
		await nils.presses(t("Disagree and send it back"));
		await nils.dialog().types(t("Why you disagree"), of.why);
		await nils.looks("disagreeing");
		await nils.dialog().does(t("Send it back"));
		await nils.sees(t("Put forward and not followed"));
		await nils.looks("sent back");

		await olga.goes(decision);
		await olga.presses(t("Keep out of this decision"));
		await olga.dialog().types(t("Why you keep out"), of.why);
		await olga.looks("keeping out");
		await olga.dialog().does(t("Keep out"));
		await olga.sees(/SM-151/);
		await olga.looks("kept out");

		await mei.goes(decision);
		await mei.sees(of.why);
		await mei.choosesFirst(t("Ground"));
		await mei.types(t("Reason"), cast.words);
		await mei.does(t("Put forward: {of}", { of: t("Withdraw the certificate") }));
		await nils.goes(decision);
		await nils.does(t("Agree: {of}", { of: t("Withdraw the certificate") }));
		await nils.sees(`Mei ${run}, Nils ${run}`);
		await nils.looks("taken");
		expect(stage.complaints).toEqual([]);
	});
}
