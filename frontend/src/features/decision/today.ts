import { msg } from "@lingui/core/macro";
import { listDecisionsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppDecisionLine } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The decisions that lie before those who may decide. */
export const decisionsToday = todaySource({
	key: "decisions",
	title: msg`To be decided`,
	permission: "decision.take",
	query: (body) => ({
		...listDecisionsOptions({
			path: { body },
			query: { state: "prepared", mine: true, sort: "proposed", limit: 50 },
		}),
		select: (page: ListAppDecisionLine) =>
			page.items.map((d) => ({
				key: d.id,
				what: d.turn.what,
				client: d.client_name,
				reference: d.standard,
				by: d.due_on,
				to: `/b/${body}/decisions/${d.id}`,
			})),
	}),
});
