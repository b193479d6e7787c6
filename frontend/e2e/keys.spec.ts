import { expect, test } from "./flow";
import { Stage } from "./stage";

const casts = [
	{ language: "en", body: "nordlys", administrator: "ada@nordlys.example" },
	{ language: "zh-CN", body: "hengzhun", administrator: "hejing@hengzhun.example" },
] as const;

for (const { language, body, administrator } of casts)
	test(`an administrator of ${body} puts another signing key in use in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const ada = await stage.enters("administrator");
		const { t } = ada;
		await ada.signsIn(administrator, "cedar-bridge-20000");
		await ada.goes(`/b/${body}/certificates`);
		await ada.presses(t("Signing keys"));
		await ada.sees(t("created here"));
		await ada.looks("keys");
		await ada.presses(t("Check the whole log"));
		await ada.sees(t("Every entry agrees with the hashes that were stored with it."));
		await ada.sees(t("Of each certificate it tells what the register tells."));
		await ada.looks("log");
		await ada.presses(t("Bring an own key"));
		await ada.dialog().types(t("Certificate in PEM"), "-----BEGIN CERTIFICATE-----");
		await ada.dialog().types(t("Private key in PEM, without a passphrase"), "x");
		await ada.dialog().presses(t("Use this key"));
		await ada.looks("refused");
		await ada.dialog().does(t("Cancel"));
		await ada.presses(t("Create another key"));
		await ada.looks("asked");
		await ada.dialog().does(t("Create the key"));
		await ada.sees(t("Retired; still published"));
		await ada.looks("rotated");
		const { keys } = (await (await ada.page.request.get(`/api/v1/bodies/${body}/signing-keys`)).json()) as {
			keys: { state: string }[];
		};
		expect(keys.filter((key) => key.state === "signing")).toHaveLength(1);
		expect(stage.complaints.filter((said) => !said.includes("422"))).toEqual([]);
	});
