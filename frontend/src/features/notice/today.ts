import { msg } from "@lingui/core/macro";
import { listNoticesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppNoticeView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The changes that nobody has looked at yet, and those whose assessment nobody has followed. */
export const changesToday = todaySource({
	key: "notices",
	title: msg`Changes`,
	permission: "notice.handle",
	query: (body) => ({
		...listNoticesOptions({ path: { body }, query: { state: "open", sort: "due", limit: 50 } }),
		select: (page: ListAppNoticeView) =>
			page.items.map((n) => ({
				key: n.id,
				what: n.turn.what,
				client: n.client_name,
				reference: n.reference,
				by: n.turn.by,
				to: `/b/${body}/notices/${n.id}`,
			})),
	}),
});
