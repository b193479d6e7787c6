import { expect, test } from "./flow";
import { Stage } from "./stage";

/** A grey picture of 60 by 60 pixels. */
const picture = {
	name: "picture.png",
	mimeType: "image/png",
	buffer: Buffer.from(
		"iVBORw0KGgoAAAANSUhEUgAAADwAAAA8CAAAAAAfl4auAAAAJElEQVR42u3LMQEAAAwCIOMb2xA7Bz/pQWRZlmVZlmVZluWPeZKCeOq12LgaAAAAAElFTkSuQmCC",
		"base64",
	),
};

const casts = [
	{ language: "en", body: "nordlys", administrator: "ada@nordlys.example" },
	{ language: "zh-CN", body: "hengzhun", administrator: "hejing@hengzhun.example" },
] as const;

for (const { language, body, administrator } of casts)
	test(`an administrator of ${body} designs certificates in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		await ada.goes(`/b/${body}/certificates`);
		await ada.presses(t("Templates"));
		await ada.sees(t("Delivered with the software"));
		await ada.presses(t("New template"));
		await ada.sees(t("Every character and every line has its place, and every mark is permitted."));
		await ada.looks("designer");
		await ada.chooses(t("For the standards"), "ISO/IEC 20000-1:2018");
		await ada.field(t("For the standards")).press("Escape");
		await ada.answers(t("English and Chinese"), t("Beside each other"));
		await ada.answers(t("Colour of frame and headings"), t("Navy"));
		await ada.gives(t("Choose the file: {label}", { label: t("Logo") }), {
			name: "logo.png",
			mimeType: "image/png",
			buffer: Buffer.from("no picture"),
		});
		await ada.sees(stage.says({ en: "it is damaged", zh: "文件已损坏" }));
		await ada.gives(t("Choose the file: {label}", { label: t("Logo") }), picture);
		await expect(ada.page.getByRole("img", { name: t("Logo") })).toBeVisible();

		// A character that the font has not stands in the preview as what is wrong, and goes again.
		const title = t("Title of the certificate");
		await ada.typesBoth(title, { en: "Certificate of registration \u{1F600}", zh: "注册证书" });
		await ada.sees("U+1F600");
		await ada.looks("problem");
		await ada.typesBoth(title, { en: "Certificate of registration", zh: "注册证书" });
		await expect(ada.page.getByText("U+1F600")).toHaveCount(0);

		const mark = await ada.entry(t("Add a mark"), t("Mark {0}", { 0: 1 }));
		await mark.types(t("Owner of the mark"), "Example Accreditation");
		await mark.types(t("Number"), "MS 001");
		await mark.gives(t("Choose the file: {label}", { label: t("Picture of the mark") }), picture);
		await mark.dates(t("Permitted until"), "2025-12-31");
		await mark.typesBoth(t("Rules of its use"), { en: "Not on products.", zh: "不得用于产品。" });
		await ada.presses(t("Publish this template"));
		await ada.sees(/Example Accreditation.*2025/);
		await ada.looks("refused");
		await mark.dates(t("Permitted until"), "2099-12-31");
		await ada.does(t("Publish this template"));
		await ada.sees("Example Accreditation");
		await ada.sees(t("In force for {list}", { list: "ISO/IEC 20000-1:2018" }));
		await ada.looks("published");
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});

for (const { language, body, administrator } of casts)
	test(`a certificate of ${body} is had with all that its holder uses in ${language}`, async ({
		browser,
	}) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		const { items } = await ada.reads<{ items: { id: string }[] }>("/certificates?status=active");
		await ada.goes(`/b/${body}/certificates/${items[0]?.id}`);
		await ada.sees(t("QR code"));
		await ada.looks("signed");
		const href = await ada.button(t("Download all as a pack")).getAttribute("href");
		const answer = await ada.page.request.get(href ?? "");
		expect(answer.headers()["content-type"]).toBe("application/zip");
		expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
		expect(stage.complaints).toEqual([]);
	});
