import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** An administrator of each body of the demonstration, with a table in the language of the person. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		admin: "ada@nordlys.example",
		heads: "Name,Country,Registration number",
	},
	{ language: "zh-CN", body: "hengzhun", admin: "hejing@hengzhun.example", heads: "企业名称,国家,注册号" },
] as const;

for (const { language, body, admin, heads } of casts) {
	test(`an administrator of ${body} imports clients in ${language}`, async ({ browser }) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		const run = Date.now().toString(36);
		const csv = (last: string) => ({
			name: "clients.csv",
			mimeType: "text/csv",
			buffer: Buffer.from(`${heads}\nHarbour ${run},IE,H${run}\nQuarry ${run},IE,${last}\n`),
		});
		await ada.signsIn(admin, password);
		await ada.goes(`/b/${body}/import`);
		await ada.looks("empty");
		await ada.gives(t("Choose the file to import"), csv(""));
		await expect(ada.page.getByRole("row", { name: /^3/ })).toBeVisible();
		await expect(ada.button(t("Import everything"))).toHaveCount(0);
		await ada.looks("wrong");
		await ada.gives(t("Choose the file to import"), csv(`Q${run}`));
		await ada.presses(t("Import everything"));
		await ada.presses(t("To the clients"));
		await ada.goes(`/b/${body}/clients?q=${run}`);
		await ada.sees(`Harbour ${run}`);
		await ada.sees(`Quarry ${run}`);
		expect(ada.stage.complaints).toEqual([]);
	});
}

/** Tables of people and of certificates, as another program writes them. */
const tables = [
	{
		language: "en",
		body: "nordlys",
		admin: "ada@nordlys.example",
		people: "E-mail,Name,Roles,Standard,Competent for,Valid from,Evidence",
		client: "Name,Country,Registration number",
		site: "Client,Site,Headcount",
		certificate:
			"Client,Number,Standard,Scope,Scope in Chinese,First certified on,Cycle decided on,Expires on,Days of a surveillance,Days of the recertification",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		admin: "hejing@hengzhun.example",
		people: "邮箱,姓名,角色,标准,能力范围,生效日期,依据",
		client: "英文名称,国家,注册号",
		site: "注册号,场所名称,人数",
		certificate:
			"注册号,证书编号,标准,英文认证范围,认证范围,初次认证日期,决定日期,到期日期,监督人日,再认证人日",
	},
] as const;

for (const { language, body, admin, people, client, site, certificate } of tables) {
	test(`an administrator of ${body} imports people and certificates in ${language}`, async ({ browser }) => {
		const ada = await new Stage(browser, language, body).enters("administrator");
		const { t } = ada;
		const run = Date.now().toString(36).toUpperCase();
		const imports = async (kind: string, then: string, lines: string[]) => {
			await ada.goes(`/b/${body}/import?kind=${kind}`);
			await ada.gives(t("Choose the file to import"), {
				name: `${kind}.csv`,
				mimeType: "text/csv",
				buffer: Buffer.from(lines.join("\n")),
			});
			await ada.presses(t("Import everything"));
			await ada.presses(then);
		};
		await ada.signsIn(admin, password);
		await imports("people", t("To the people"), [
			people,
			`m${run}@body.example,Maria ${run},auditor,ISO 9001:2015,leading,2025-03-01,Witnessed`,
		]);
		await ada.sees(`Maria ${run}`);
		await imports("clients", t("To the clients"), [client, `Quarry ${run},IE,Q${run}`]);
		await imports("sites", t("To the clients"), [site, `Q${run},Galway,12`]);

		const year = new Date().getFullYear();
		const template = await ada.page.request.get(
			`/api/v1/b/${body}/imports/certificates/template/xlsx?lang=${language}`,
		);
		await ada.goes(`/b/${body}/import?kind=certificates`);
		await ada.gives(t("Choose the file to import"), {
			name: "certificates.xlsx",
			mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			buffer: await template.body(),
		});
		await expect(ada.page.getByRole("row", { name: /^2/ }).first()).toBeVisible();
		await ada.looks("certificates");
		await imports("certificates", t("To the certificates"), [
			certificate,
			`Q${run},C-${run},ISO 9001:2015,hosting,托管,${year - 1}-01-10,${year - 1}-01-10,${year + 2}-01-09,1.5,3`,
		]);
		await ada.goes(`/b/${body}/certificates?q=C-${run}`);
		await ada.page
			.getByRole("link", { name: `Quarry ${run}` })
			.first()
			.click();
		await ada.sees(t("First certified"));
		await ada.looks("certificate");
		expect(ada.stage.complaints).toEqual([]);
	});
}
