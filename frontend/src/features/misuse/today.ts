import { msg } from "@lingui/core/macro";
import { listMisusesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppMisuseLine } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The misuses of certificates and marks that wait for the body. */
export const misusesToday = todaySource({
	key: "misuses",
	title: msg`Misuse of marks`,
	permission: "misuse.handle",
	query: (body) => ({
		...listMisusesOptions({ path: { body }, query: { state: "open", sort: "due", limit: 50 } }),
		select: (page: ListAppMisuseLine) =>
			page.items
				.filter((m) => m.turn.who === "body")
				.map((m) => ({
					key: m.id,
					what: m.turn.what,
					client: m.name,
					reference: m.reference,
					by: m.turn.by,
					to: `/b/${body}/misuses/${m.id}`,
				})),
	}),
});
