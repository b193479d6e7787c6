import { msg } from "@lingui/core/macro";
import { listSigningKeysOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppSigningKeyView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The key that signs, when the end of its certificate is near or past. */
export const endingKey = todaySource({
	key: "signing",
	title: msg`Signing keys`,
	does: msg`Let another key sign: the certificate of this one ends`,
	permission: "body.manage",
	query: (body) => ({
		...listSigningKeysOptions({ path: { body } }),
		select: (page: ListAppSigningKeyView) =>
			page.items
				.filter((key) => key.ending)
				.map((key) => ({
					key: key.id,
					reference: key.kid,
					by: key.until.slice(0, 10),
					to: `/b/${body}/certificates/keys`,
				})),
	}),
});
