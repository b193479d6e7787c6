import { msg } from "@lingui/core/macro";
import { listMessagesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListMessageRecord } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

const inState = (state: string) => (body: string) => ({
	...listMessagesOptions({ path: { body }, query: { state, limit: 50 } }),
	select: (page: ListMessageRecord) =>
		page.items.map((m) => ({
			key: m.id,
			client: { en: m.name, zh: m.name },
			reference: m.subject,
			to: `/b/${body}/mail/${m.id}`,
		})),
});

/** Letters that no mail server took. */
export const undelivered = todaySource({
	key: "mail-failed",
	title: msg`Letters that were not sent`,
	does: msg`See why and send it again`,
	permission: "body.manage",
	query: inState("failed"),
});

/** Letters of which nobody knows whether they were sent. */
export const uncertain = todaySource({
	key: "mail-unknown",
	title: msg`Letters that may not have been sent`,
	does: msg`Ask the reader whether it arrived`,
	permission: "body.manage",
	query: inState("unknown"),
});
