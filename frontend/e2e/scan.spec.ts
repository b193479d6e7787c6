import { photo } from "./files";
import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** A client with a quotation to accept, and who quotes, of each body of the demonstration. */
const casts = [
	{ language: "en", body: "nordlys", staff: "rui@nordlys.example", client: "orla@larchpine.example" },
	{ language: "zh-CN", body: "hengzhun", staff: "chensiyuan@hengzhun.example", client: "fang@anhe.example" },
] as const;

for (const { language, body, staff, client } of casts)
	test(`a client of ${body} accepts by a signed scan and changes a consent in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const orla = await stage.enters("client");
		const { t } = orla;
		await orla.signsIn(client, password);
		const open = await orla.reads<{ items: { id: string; state: string; sent_on: string }[] }>("/quotations");
		const quotation = open.items.find((q) => q.state === "sent");
		if (!quotation) throw new Error("the demonstration has no quotation to accept");

		const rui = await stage.enters("staff");
		await rui.signsIn(staff, password);
		await rui.goes(`/b/${body}/quotations/${quotation.id}`);
		await rui.looks("staff");
		await rui.presses(t("File a signed scan"));
		await rui.dialog().sees(t("Tick only what the client has agreed to in writing."));
		await rui.looks("staff files");

		await orla.goes(`/c/${body}/quotations/${quotation.id}`);
		await orla.looks("answer");
		await orla.opensPdf(t("PDF in both languages"));
		await orla.presses(t("File a signed scan"));
		const form = orla.part(t("Your answer"));
		await form.types(t("Name of the person who signed"), "Orla Keane");
		await form.presses(t("Accept by this scan"));
		await form.sees(stage.says({ en: "Give the day of the signature.", zh: "请填写签署日期。" }));
		await form.sees(stage.says({ en: "Choose the scan of the signed paper.", zh: "请选择签署件的扫描件。" }));
		await expect(form.field(t("Name of the person who signed"))).toHaveValue("Orla Keane");
		await orla.looks("refused");
		await form.types(t("Position"), "Director");
		await form.dates(t("Day of the signature"), quotation.sent_on);
		await form.gives(t("Scan of the signed paper"), photo);
		await form.sees(t("Received: {name}", { name: photo.name }));
		await form.ticks("IAF CertSearch");
		await orla.looks("filled");
		await form.does(t("Accept by this scan"));
		await orla.sees(t("Accepted by {who}", { who: "Orla Keane, Director" }));
		await orla.sees(photo.name);
		await orla.looks("accepted");

		await orla.presses(/C-\d{4}-\d{4}/);
		await orla.arrives(/contracts\/[0-9a-f-]{36}/);
		await orla.sees(t("SHA-256 of the scan"));
		await orla.sees(t("allowed"));
		await orla.looks("agreement");
		await orla.opensPdf(t("PDF in both languages"));
		await orla.presses(t("Change consents"));
		await orla.looks("consents");
		await orla
			.dialog()
			.root.getByRole("checkbox", { name: /^IAF CertSearch/ })
			.uncheck();
		await orla.dialog().does(t("Save the consents"));
		await expect(orla.page.getByText(t("allowed"), { exact: true })).toHaveCount(0);
		await orla.looks("withdrawn");

		await rui.goes(`/b/${body}${new URL(orla.page.url()).pathname.replace(`/c/${body}`, "")}`);
		await rui.sees(t("SHA-256 of the scan"));
		await rui.looks("agreement for staff");
		expect(stage.complaints).toEqual([]);
	});
