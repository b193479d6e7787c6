import { expect } from "@playwright/test";
import type { Person } from "../person";

/** A key that signs nothing outside the tests. */
const own = {
	certificate: `-----BEGIN CERTIFICATE-----
MIIBlDCCATqgAwIBAgIEATQ6pTAKBggqhkjOPQQDAjBAMR4wHAYDVQQKExVLZXkg
b2YgYSBicm93c2VyIHRlc3QxHjAcBgNVBAMTFUtleSBvZiBhIGJyb3dzZXIgdGVz
dDAgFw0yMDAxMDEwMDAwMDBaGA8yMDYwMDEwMTAwMDAwMFowQDEeMBwGA1UEChMV
S2V5IG9mIGEgYnJvd3NlciB0ZXN0MR4wHAYDVQQDExVLZXkgb2YgYSBicm93c2Vy
IHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR20fV0tmk59DHDyWCMdVrs
xXIQ4RM+mpM3JYv8M9F8OZWjof3o1nSVqnf5c1a84/fSGnW5/Xoko6aon7sxFNxM
oyAwHjAOBgNVHQ8BAf8EBAMCBsAwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNI
ADBFAiBP2vPH867jLtPsEJePPNQshFYuCGaYIXI1l6jaJkTafwIhAJFD1BNpXJ7q
rZfOIBoAA6QVYDaqeYYWQvWx6I+scR33
-----END CERTIFICATE-----
`,
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgHZgk38bDmyqzjwbv
NMdMJRY69RZX7p0WjMHlPashRbahRANCAAR20fV0tmk59DHDyWCMdVrsxXIQ4RM+
mpM3JYv8M9F8OZWjof3o1nSVqnf5c1a84/fSGnW5/Xoko6aon7sxFNxM
-----END PRIVATE KEY-----
`,
};

/** The administrator brings the key by which the body will sign. */
export async function bringsAnOwnKey(admin: Person): Promise<void> {
	const { t, stage } = admin;
	await admin.goes(`/b/${stage.body}/certificates/keys`);
	await admin.looks("none yet");
	await admin.presses(t("Bring an own key"));
	await admin.dialog().types(t("Certificate in PEM"), own.certificate);
	await admin.dialog().types(t("Private key in PEM, without a passphrase"), own.key);
	await admin.dialog().does(t("Use this key"));
	await admin.sees(t("brought by the body"));
	await admin.looks("brought");
}

/** The certificate is signed by the one key of the body. */
export async function signed(decider: Person, certificate: string): Promise<void> {
	const { keys } = (await (
		await decider.page.request.get(`/api/v1/bodies/${decider.stage.body}/signing-keys`)
	).json()) as { keys: { kid: string }[] };
	expect(keys).toHaveLength(1);
	const kid = async () =>
		(await decider.reads<{ signature?: { kid: string } }>(`/certificates/${certificate}`)).signature?.kid;
	await expect.poll(kid, { timeout: 60_000 }).toBe(keys[0]?.kid);
}
