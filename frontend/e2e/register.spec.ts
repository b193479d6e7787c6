import { monthsBefore } from "./days";
import { expect, test } from "./flow";
import { good } from "./looks";
import type { Person } from "./person";
import { address, Stage } from "./stage";

const password = "cedar-bridge-20000";

/** The file that the button offers begins as such files do. */
async function downloads(person: Person, file: RegExp, begins: string): Promise<void> {
	const address = await person.button(file).first().getAttribute("href");
	const answer = await person.page.request.get(address ?? "");
	expect(answer.ok()).toBe(true);
	expect((await answer.body()).subarray(0, begins.length).toString("latin1")).toBe(begins);
}

test("the monthly report to CNCA is made, discarded, made again and recorded", async ({ browser }) => {
	const stage = new Stage(browser, "zh-CN", "hengzhun");
	const { t } = stage;
	const jing = await stage.enters("administrator");
	await jing.signsIn("hejing@hengzhun.example", password);
	await jing.goes("/b/hengzhun/registers");
	await jing.looks("before");
	await jing.presses(t("See the columns"));
	await jing.arrives(/registers\/columns$/);
	await jing.looks("delivered");
	await jing.types(t("Approval number by CNCA"), "CNCA-R-2002-006");
	await jing.presses(t("Save"));

	// Withdrawn and cancelled never share a word.
	await jing.presses("注销");
	const code = jing.dialog();
	await code.types(t("Code", {}, "report"), "撤销");
	await code.presses(t("Save"));
	await code.sees("SM-142");
	await jing.looks("refused");
	await code.types(t("Code", {}, "report"), "注销");
	await code.does(t("Save"));

	await jing.presses(t("Add a column"));
	const column = jing.dialog();
	await column.types(t("Heading of the column"), "邮政编码");
	await column.types(t("Text in every row"), "/");
	await column.types(t("Position in the file"), "9");
	await jing.looks("new column");
	await column.does(t("Add"));
	await jing.sees("邮政编码");

	const { to } = await jing.reads<{ to: string }>("/register/cnca");
	const first = monthsBefore(to, 20);
	const make = async () => {
		await jing.dates(t("First day reported"), first);
		await jing.does(t("Make the report"));
	};
	await jing.goes("/b/hengzhun/registers");
	await make();
	await jing.looks("prepared");
	await downloads(jing, /^cnca_.*\.xlsx/, "PK");
	await downloads(jing, /^cnca_new_.*\.csv/, "\u00ef\u00bb\u00bf");
	await jing.does(t("Discard the files"));
	await make();
	await jing.does(t("Record the upload"));
	await jing.sees(t("This month is reported"));
	await jing.presses(t("What happened since"));
	await jing.sees(t("In the files"));
	await jing.looks("details");
	await jing.page.keyboard.press("Escape");

	// What was reported is not reported again.
	await jing.goes("/b/hengzhun/registers");
	await jing.dates(t("First day reported"), first);
	await jing.dates(t("Last day reported"), first);
	await jing.root
		.getByRole("radio", { name: new RegExp(t("The record that there is nothing to report")) })
		.check();
	await jing.presses(t("Make the report"));
	await jing.sees(t("Nothing to report"));

	const abroad = new Stage(browser, "en", "hengzhun");
	const reader = await abroad.enters("reader");
	await reader.signsIn("hejing@hengzhun.example", password);
	// The headings and words of the platform stay Chinese.
	for (const page of ["registers", "registers/columns"]) {
		await reader.goes(`/b/hengzhun/${page}`);
		await good(reader.page);
	}
	await reader.sees(abroad.t("Columns of the monthly report"));
	expect([...stage.complaints, ...abroad.complaints]).toEqual([]);
});

/** Two bodies, each with a table of sites and one of certificates in the language of the person. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		administrator: "ada@nordlys.example",
		country: "Ireland",
		site: "Client,Site,Address,City,Headcount",
		certificate:
			"Client,Number,Standard,Scope,Scope in Chinese,First certified on,Cycle decided on,Expires on,Days of a surveillance,Days of the recertification",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		administrator: "hejing@hengzhun.example",
		country: "爱尔兰",
		site: "注册号,场所名称,地址,城市,人数",
		certificate:
			"注册号,证书编号,标准,英文认证范围,认证范围,初次认证日期,决定日期,到期日期,监督人日,再认证人日",
	},
] as const;

for (const { language, body, administrator, country, site, certificate } of casts)
	test(`a certificate is reported to IAF CertSearch once its client allows it in ${language}`, async ({
		browser,
	}) => {
		test.slow(); // one test, as a body has one report on its way at a time
		const run = Date.now().toString(36).toUpperCase();
		const stage = new Stage(browser, language, body, run.toLowerCase());
		const { t } = stage;
		const holder = await stage.enters("holder");
		await holder.goes(`/register/${body}`);
		await holder.types(t("Your name"), "Orla Quarry");
		await holder.types(t("E-mail"), address(stage, "orla"));
		await holder.types(t("Password"), stage.password);
		await holder.typesBoth(t("Legal name"), { en: `Quarry ${run}`, zh: `采石${run}` });
		await holder.chooses(t("Country"), country);
		await holder.types(t("Registration number"), `Q${run}`);
		await holder.typesBoth(t("Registered address"), { en: "4 Dock Road", zh: "码头路4号" });
		await holder.typesBoth(t("City"), { en: "Galway", zh: "戈尔韦" });
		await holder.presses(t("Register"));
		await holder.arrives(new RegExp(`/c/${body}$`));

		const ada = await stage.enters("administrator");
		await ada.signsIn(administrator, password);
		const imports = async (kind: string, ...lines: string[]) => {
			await ada.goes(`/b/${body}/import?kind=${kind}`);
			await ada.gives(t("Choose the file to import"), {
				name: `${kind}.csv`,
				mimeType: "text/csv",
				buffer: Buffer.from(lines.join("\n")),
			});
			await ada.does(t("Import everything"));
		};
		const year = new Date().getFullYear();
		await imports("sites", site, `Q${run},Galway,4 Dock Road,Galway,12`);
		await imports(
			"certificates",
			certificate,
			`Q${run},S-${run},ISO 9001:2015,hosting,托管,${year - 1}-01-10,${year - 1}-01-10,${year + 2}-01-09,1.5,3`,
		);
		const allows = async (number: string) => {
			await holder.goes(`/c/${body}/contracts`);
			await holder.presses(new RegExp(`T-${number}`));
			await holder.presses(t("Change consents"));
			const consents = holder.dialog();
			await consents.ticks(stage.says({ en: "IAF CertSearch", zh: "IAF CertSearch 数据库" }));
			await consents.does(t("Save the consents"));
		};
		await allows(`S-${run}`);

		await ada.goes(`/b/${body}/settings`);
		await ada.types(t("Accreditation body"), "CNAS");
		await ada.ticks(t("The body reports to IAF CertSearch"));
		await ada.presses(t("Save"));
		await expect(ada.button(t("Save"))).toBeEnabled();
		await ada.goes(`/b/${body}/registers?tab=certsearch`);
		await ada.looks("before");
		await ada.does(t("Prepare a file with the changes"));
		await ada.looks("prepared");
		await downloads(ada, /^cb_certs\.xlsx/, "PK");
		await downloads(ada, /^cb_certs\.xml/, "<?xml");
		await ada.does(t("Record the upload"));
		await ada.sees(t("This month is reported"));
		await ada.presses(t("Confirm that nothing has changed"));
		await ada.sees(t("Nothing changed"));
		// The places of the application have one of that name too.
		await ada.within(ada.page.getByRole("main")).presses(t("Changes"));
		await ada.sees(t("SHA-256"));
		await ada.looks("details");

		// With a key the next changes go by the API: one certificate is taken, one is of a standard that the register of the
		// demonstration does not know.
		const days = `${year - 1}-01-10,${year - 1}-01-10,${year + 2}-01-09,1.5,3`;
		await imports(
			"certificates",
			certificate,
			`Q${run},Y-${run},ISO/IEC 27001:2022,hosting,托管,${days}`,
			`Q${run},E-${run},ISO 14001:2015,hosting,托管,${days}`,
		);
		await allows(`Y-${run}`);
		await allows(`E-${run}`);
		await ada.goes(`/b/${body}/registers/api`);
		await ada.looks("no key");
		await ada.types(t("Whole document"), "1 document");
		await ada.presses(t("Save"));
		await ada.sees(/60/);
		const keeps = async (key: string, said: string) => {
			await ada.goes(`/b/${body}/registers/api`);
			await ada.types(t("Key of the API"), key);
			await ada.presses(t("Keep the key"));
			await ada.sees(t("Key in use"));
			// Between two requests lies a pause.
			await expect(async () => {
				await ada.presses(t("Test the key"));
				await expect(ada.root.getByText(said)).toBeVisible({ timeout: 3_000 });
			}).toPass();
		};
		await keeps("another-key", t("The last test went wrong"));
		await keeps("practice-key", t("The last test went well"));
		await ada.looks("key");
		await ada.goes(`/b/${body}/registers?tab=certsearch`);
		await ada.does(t("Prepare a file with the changes"));
		await ada.looks("by the API");
		await ada.does(t("Upload by the API"));
		await ada.looks("sending");
		await expect(ada.part(t("Upload to IAF CertSearch")).root).toHaveCount(0, { timeout: 60_000 });
		await ada.looks("refused");
		await ada.goes(`/b/${body}`);
		await ada.sees(t("Settle what a register refused or what is held back from it"));
		await ada.goes(`/b/${body}/registers?tab=certsearch&refusalsq=E-${run}`);
		await ada.sees(/standards_name/);
		await ada.presses(`E-${run}`);
		const refusal = ada.dialog();
		await ada.looks("refusal");
		await refusal.types(t("Reason"), stage.says({ en: "Not accredited there", zh: "未获认可" }));
		await refusal.does(t("Set the task aside"));
		await ada.sees(t("Set aside"));
		await ada.goes(`/b/${body}/registers/api`);
		await ada.presses(t("Remove the key"));
		await ada.dialog().does(t("Remove it"));

		// A body that is excluded from the upload counts instead.
		const counts = ada.root.getByRole("checkbox", {
			name: t("It reports numbers each quarter instead of certificates"),
		});
		await ada.goes(`/b/${body}/settings`);
		await counts.check();
		await ada.presses(t("Save"));
		await expect(ada.button(t("Save"))).toBeEnabled();
		await ada.goes(`/b/${body}/registers?tab=certsearch`);
		await ada.does(t("Count the certificates"));
		await ada.looks("counted");
		await downloads(ada, /^cb_numbers_.*\.xlsx/, "PK");
		await ada.does(t("Record the upload"));
		await ada.sees(t("This quarter is reported"));
		await ada.goes(`/b/${body}/settings`);
		await counts.uncheck();
		await ada.presses(t("Save"));
		await expect(ada.button(t("Save"))).toBeEnabled();
		expect(stage.complaints).toEqual([]);
	});
