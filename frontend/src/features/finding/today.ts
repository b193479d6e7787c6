import { msg } from "@lingui/core/macro";
import { listFindingsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppFindingLine } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** Answers of clients that the team has to look at. */
export const answers = todaySource({
	key: "answers",
	title: msg`Answers to findings`,
	does: msg`Look at the client's answer`,
	permission: "audit.perform",
	query: (body) => ({
		...listFindingsOptions({ path: { body }, query: { state: "responded", limit: 50 } }),
		select: (page: ListAppFindingLine) =>
			page.items.map((f) => ({
				key: f.id,
				what: f.turn.what,
				by: f.turn.by,
				client: f.client_name,
				reference: f.reference,
				to: `/b/${body}/findings/${f.id}`,
			})),
	}),
});
