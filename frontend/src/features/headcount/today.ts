import { msg } from "@lingui/core/macro";
import { listRetimingsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListRetimingRecord } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** Agreements whose audit time or fees a changed headcount changes. */
export const retimingsToday = todaySource({
	key: "retimings",
	title: msg`Changed headcounts`,
	does: msg`Amend the agreement, or say why not`,
	permission: "quotation.write",
	query: (body) => ({
		...listRetimingsOptions({ path: { body }, query: { state: "proposed", limit: 50 } }),
		select: (page: ListRetimingRecord) =>
			page.items.map((r) => ({
				key: r.id,
				client: r.client_name,
				reference: r.reference,
				to: `/b/${body}/clients/${r.client_id}?tab=headcount`,
			})),
	}),
});
