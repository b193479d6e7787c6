import type { Browser } from "@playwright/test";
import { expect, test } from "./flow";
import { Stage } from "./stage";
import { casts } from "./story/cast";
import * as tell from "./story/tell";
import type { Language } from "./words";

/** From the body's first day to the certificate that was suspended, restored, and moved to the next edition. */
async function story(browser: Browser, language: Language): Promise<tell.Told & { stage: Stage }> {
	const cast = casts[language];
	const stage = new Stage(browser, language, cast.slug);
	const staff = await tell.founds(stage, cast);
	const [client, application] = await tell.applies(stage, cast, staff);
	await tell.contracts(cast, staff, client, application);
	await tell.isFoundReady(cast, staff, client);
	await tell.isAudited(cast, staff, client);
	const certificate = await tell.isCertified(stage, cast, staff, client);
	const told = { stage, staff, client, application, certificate };
	await tell.isSuspendedAndRestored(stage, cast, told);
	await tell.movesToTheNextEdition(cast, told);
	return told;
}

test("two bodies certify at the same time, each in its language, and see nothing of each other", async ({
	browser,
}) => {
	test.setTimeout(1_500_000);
	const [en, zh] = await Promise.all([story(browser, "en"), story(browser, "zh-CN")]);
	for (const [own, other] of [
		[en, zh],
		[zh, en],
	] as const) {
		for (const p of [...Object.values(own.staff), own.client]) {
			await p.findsNothing(`/b/${other.stage.body}`);
			await p.findsNothing(`/b/${own.stage.body}${other.application}`);
			await p.findsNothing(`/b/${own.stage.body}/certificates/${other.certificate.id}`);
		}
		expect(own.stage.complaints).toEqual([]);
	}
});
