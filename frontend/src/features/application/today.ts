import { msg } from "@lingui/core/macro";
import { listApplicationsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppApplicationRow } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The applications that wait for the body, the most urgent first. */
export const applicationsToday = todaySource({
	key: "applications",
	title: msg`Applications`,
	permission: "application.review",
	query: (body) => ({
		...listApplicationsOptions({ path: { body }, query: { turn: "body", sort: "due", limit: 20 } }),
		select: ({ items }: ListAppApplicationRow) =>
			items.map((one) => ({
				key: one.id,
				what: one.turn.what,
				client: one.client,
				reference: one.reference,
				by: one.turn.by,
				to: `/b/${body}/applications/${one.id}`,
			})),
	}),
});
