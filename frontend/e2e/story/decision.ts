import { expect } from "@playwright/test";
import { fits } from "../looks";
import type { Person } from "../person";
import type { Stage } from "../stage";

export interface Certificate {
	id: string;
	number: string;
	code: string;
}

/** Opens what lies before the decision makers once the product has prepared it. */
async function openFile(decider: Person, type: string): Promise<void> {
	const { stage } = decider;
	const prepared = async () => {
		const { items } = await decider.reads<{ items: { id: string }[] }>(
			`/decisions?state=prepared&type=${type}`,
		);
		return items[0]?.id ?? "";
	};
	await expect.poll(prepared, { timeout: 90_000 }).not.toBe("");
	await decider.goes(`/b/${stage.body}`);
	await decider.looks(type);
	await decider.goes(`/b/${stage.body}/decisions?state=prepared`);
	await decider.looks();
	await decider.page.locator(`a[href$="/decisions/${await prepared()}"]`).click();
	await expect(decider.page.getByText(decider.t("What happens then"))).toBeVisible();
	await decider.looks(type);
}

/** The decision maker grants certification; answers the certificate. */
export async function grants(decider: Person, words: string): Promise<Certificate> {
	const { t, stage } = decider;
	await openFile(decider, "grant");
	await decider.types(t("Note to the file"), words);
	await decider.does(t("Grant and issue the certificate"));
	await decider.looks("granted");
	await decider.goes(`/b/${stage.body}/certificates`);
	await decider.looks();
	const { items } = await decider.reads<{ items: Certificate[] }>("/certificates");
	const certificate = items[0] as Certificate;
	await decider.page.getByRole("row").getByRole("link").first().click();
	await decider.sees(certificate.number);
	await decider.looks();
	await decider.opensPdf(t("Download the certificate"));
	return certificate;
}

/** The decision maker renews the certification for another cycle; answers the certificate. */
export async function renews(decider: Person, words: string): Promise<Certificate & Dated> {
	const { t, stage } = decider;
	await openFile(decider, "renew");
	await decider.types(t("Note to the file"), words);
	await decider.does(t("Renew and issue the certificate"));
	await decider.looks("renewed");
	const taken = await decider.reads<{ client_id: string }>(
		new URL(decider.page.url()).pathname.replace(`/b/${stage.body}`, ""),
	);
	const { items } = await decider.reads<{ items: (Certificate & Dated)[] }>(
		`/certificates?client=${taken.client_id}`,
	);
	const [renewed, before] = items.sort((a, b) => b.expires_on.localeCompare(a.expires_on));
	expect(renewed?.number).not.toBe(before?.number);
	expect(renewed?.expires_on.slice(4)).toBe(before?.expires_on.slice(4)); // three years to the day (9.6.3.2)
	expect(Number(renewed?.expires_on.slice(0, 4))).toBe(Number(before?.expires_on.slice(0, 4)) + 3);
	return renewed as Certificate & Dated;
}

/** The holder is renamed: its certificate is issued anew. */
export async function renames(admin: Person, decider: Person, held: Certificate & Dated): Promise<void> {
	const { t, stage } = decider;
	const { client_id } = await decider.reads<{ client_id: string }>(`/certificates/${held.id}`);
	await admin.goes(`/b/${stage.body}/clients/${client_id}/edit`);
	const name = { en: `${held.number} Group Ltd`, zh: `${held.number}集团有限公司` };
	await admin.typesBoth(t("Legal name"), name);
	await admin.does(t("Save"));
	await decider.goes(`/b/${stage.body}/certificates/${held.id}`);
	await decider.sees(t("The certificate names its holder otherwise than the client's record"));
	await decider.looks("outdated");
	await decider.presses(t("Issue anew"));
	await decider.sees(/SM-191/);
	await decider.choosesFirst(t("Ground"));
	await decider.types(t("Reason"), stage.says(name));
	await decider.looks("issuing anew");
	await decider.presses(t("Issue the certificate anew"));
	await decider.arrives(/\/certificates\/[0-9a-f-]{36}$/);
	await expect
		.poll(async () => {
			const { items } = await decider.reads<{
				items: (Certificate & Dated & { holder: { name: { en: string } } })[];
			}>(`/certificates?client=${client_id}&status=active`);
			return items.map((one) => [one.holder.name.en, one.expires_on]);
		})
		.toEqual([[name.en, held.expires_on]]);
}

interface Dated {
	state: string;
	expires_on: string;
}

/** The decision maker moves the certification to the next edition. */
export async function moves(decider: Person, words: string): Promise<void> {
	const { t } = decider;
	await openFile(decider, "extend");
	await decider.types(t("Note to the file"), words);
	await decider.does(t("Move and issue the certificate"));
	await decider.looks("moved");
}

/** The decision maker takes the certification of another body over; answers the certificate. */
export async function takesOver(decider: Person, client: string): Promise<string> {
	const { t, stage } = decider;
	const prepared = async () => {
		const { items } = await decider.reads<{ items: { id: string; client_id: string }[] }>(
			"/decisions?state=prepared&type=transfer",
		);
		return items.find((one) => one.client_id === client)?.id ?? "";
	};
	await expect.poll(prepared, { timeout: 30_000 }).not.toBe("");
	await decider.goes(`/b/${stage.body}/decisions/${await prepared()}`);
	await expect(decider.page.getByText(t("What happens then"))).toBeVisible();
	await decider.looks("transfer");
	await decider.does(t("Take over and issue the certificate"));
	const { items } = await decider.reads<{ items: { id: string }[] }>(`/certificates?client=${client}`);
	await decider.goes(`/b/${stage.body}/certificates/${items[0]?.id}`);
	await decider.sees(t("Taken over from"));
	await decider.looks("taken over");
	return items[0]?.id ?? "";
}

/** The holder sees its certificate. */
export async function holdsIt(client: Person, certificate: Certificate, at: string): Promise<void> {
	const { stage } = client;
	await client.goes(`/c/${stage.body}`);
	await client.looks(at);
	await client.goes(`/c/${stage.body}/certificates`);
	await client.sees(certificate.number);
	await client.looks(at);
}

const statuses = {
	active: { en: "This certificate is valid today.", zh: "该证书今日有效。" },
	suspended: { en: "Suspended: not valid at present.", zh: "已暂停：目前无效。" },
};

/** Anybody verifies the certificate, without a script. */
export async function isVerified(
	stage: Stage,
	certificate: Certificate,
	status: keyof typeof statuses,
): Promise<void> {
	const context = await stage.browser.newContext({ javaScriptEnabled: false, locale: stage.language });
	const page = await context.newPage();
	await page.goto("/verify");
	await page.locator("input[name=number]").fill(certificate.number);
	await page.keyboard.press("Enter");
	await expect(page.locator("body")).toContainText(certificate.number);
	await expect(page.locator("body")).toContainText(stage.says(statuses[status]));
	await fits(page);
	await page.setViewportSize({ width: 360, height: 780 });
	await fits(page);
	await context.close();
}

/** The decision maker follows the proposal of the clock to suspend. */
export async function suspends(decider: Person, words: string): Promise<void> {
	const { t } = decider;
	await openFile(decider, "suspend");
	await decider.choosesFirst(t("Ground"));
	await decider.types(t("Reason"), words);
	await decider.does(t("Suspend the certificate"));
	await decider.looks("suspended");
}

async function openRestoring(decider: Person, certificate: Certificate): Promise<void> {
	const { t, stage } = decider;
	await decider.goes(`/b/${stage.body}/certificates/${certificate.id}`);
	await decider.looks("suspended");
	await decider.goes(`/b/${stage.body}/certificates/${certificate.id}/decide/restore`);
	await expect(decider.page.getByText(t("What happens then"))).toBeVisible();
}

/** Nobody restores a certificate whose reason of suspension stands: the page says which rule. */
export async function cannotRestore(decider: Person, certificate: Certificate): Promise<void> {
	const { t } = decider;
	await openRestoring(decider, certificate);
	await decider.sees(/X5/);
	await expect(decider.button(t("Restore the certificate"))).toHaveAttribute("aria-disabled", "true");
	await decider.looks("refused");
}

export async function restores(decider: Person, certificate: Certificate, words: string): Promise<void> {
	const { t } = decider;
	await openRestoring(decider, certificate);
	await decider.types(t("Reason"), words);
	await decider.presses(t("Restore the certificate"));
	await decider.arrives(/\/certificates\/[0-9a-f-]{36}$/);
	await decider.looks("restored");
}
