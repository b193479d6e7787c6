import { expect } from "@playwright/test";
import { accessible, fits } from "../looks";
import type { Person } from "../person";
import type { Stage } from "../stage";

interface Certificate {
	number: string;
	sites: { name: { en: string; zh: string } }[];
	sub_certificates: { number: string; verify_url: string }[];
}

const says = {
	main: { en: "Sub-certificate of", zh: "子证书，主证书" },
	suspended: { en: "Suspended", zh: "暂停" },
	superseded: { en: "Superseded", zh: "已换发" },
};

/** The second site of the certificate gets a certificate of its own, which the holder has too. */
export async function issuesSub(stage: Stage, mei: Person, holder: Person, certificate: string) {
	const { t } = mei;
	const { pathname } = new URL(mei.page.url());
	const id = pathname.split("/").pop();
	const held = await mei.reads<Certificate>(`/certificates/${id}`);
	const site = stage.says(held.sites[1]?.name ?? { en: "", zh: "" });
	await mei.presses(t("Issue sub-certificates"));
	await mei.dialog().ticks(site);
	await mei.looks("sub-certificates");
	await mei.dialog().does(t("Issue them"));
	const number = `${held.number}-01`;
	await expect(mei.button(t("PDF of sub-certificate {number}", { number }))).toBeVisible();
	await mei.opensPdf(t("PDF of sub-certificate {number}", { number }));
	await mei.looks("sub-certificate issued");
	await mei.presses(t("End sub-certificate {number}", { number }));
	await mei.looks("sub-certificate ending");
	await mei.page.keyboard.press("Escape");

	await holder.goes(certificate.replace("/b/", "/c/"));
	await holder.opensPdf(t("PDF of sub-certificate {number}", { number }));
	await holder.looks("sub-certificate");
	const { sub_certificates: subs } = await mei.reads<Certificate>(`/certificates/${id}`);
	return new PublicSub(stage, subs[0]?.verify_url.split("/").pop() ?? "", held.number);
}

/** The public page of a sub-certificate, which tells what became of its certificate. */
class PublicSub {
	constructor(
		private readonly stage: Stage,
		private readonly code: string,
		private readonly main: string,
	) {}

	async tells(status: keyof typeof says): Promise<void> {
		const context = await this.stage.browser.newContext({ locale: this.stage.language });
		const page = await context.newPage();
		await page.goto(`/verify/${this.code}`);
		await expect(page.locator("strong").first()).toContainText(this.stage.says(says[status]));
		await expect(page.locator("body")).toContainText(this.stage.says(says.main));
		await accessible(page);
		await page.setViewportSize({ width: 360, height: 780 });
		await fits(page);
		await page.getByRole("link", { name: this.main, exact: true }).click();
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await fits(page);
		await context.close();
	}
}
