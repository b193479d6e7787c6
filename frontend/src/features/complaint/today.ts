import { msg } from "@lingui/core/macro";
import { listAppealsOptions, listComplaintsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppAppealLine, ListAppComplaintLine } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The complaints that wait for the reader, or for somebody to take them. */
export const complaintsToday = todaySource({
	key: "complaints",
	title: msg`Complaints`,
	permission: "complaint.handle",
	query: (body) => ({
		...listComplaintsOptions({ path: { body }, query: { state: "open", sort: "due", limit: 50 } }),
		select: (page: ListAppComplaintLine) =>
			page.items
				.filter((c) => c.mine && c.turn.who === "body")
				.map((c) => ({
					key: c.id,
					what: c.turn.what,
					client: c.client_name,
					reference: c.reference,
					by: c.turn.by,
					to: `/b/${body}/complaints/${c.id}`,
				})),
	}),
});

/** The appeals that wait for the body. */
export const appealsToday = todaySource({
	key: "appeals",
	title: msg`Appeals`,
	permission: "complaint.handle",
	query: (body) => ({
		...listAppealsOptions({ path: { body }, query: { state: "open", sort: "due", limit: 50 } }),
		select: (page: ListAppAppealLine) =>
			page.items.map((a) => ({
				key: a.id,
				what: a.turn.what,
				client: a.client_name,
				reference: a.reference,
				by: a.turn.by,
				to: `/b/${body}/appeals/${a.id}`,
			})),
	}),
});
