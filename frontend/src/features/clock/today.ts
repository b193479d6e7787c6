import { msg } from "@lingui/core/macro";
import { getTodayOptions } from "@/gen/@tanstack/react-query.gen";
import type { Today } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";
import { pathOf } from "./DeadlineList";

/** Deadlines that have passed or come within four weeks. */
export const deadlinesToday = todaySource({
	key: "deadlines",
	title: msg`Deadlines`,
	permission: "audit.plan",
	query: (body) => ({
		...getTodayOptions({ path: { body } }),
		select: (today: Today) =>
			[...today.overdue, ...today.coming]
				// Those have a section of their own, for the people who do them.
				.filter((o) => o.kind !== "examination" && o.kind !== "review_decision")
				.map((o) => ({
					key: o.id,
					what: o.title,
					client: o.client_name,
					reference: o.reference,
					by: o.due_on,
					to: pathOf(`/b/${body}`, o),
				})),
	}),
});
