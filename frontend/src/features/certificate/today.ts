import { msg } from "@lingui/core/macro";
import { listObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppObligationView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** Certificates to be examined because another one of their holder was suspended or withdrawn. */
export const toExamine = todaySource({
	key: "examinations",
	title: msg`Effect on other certificates`,
	does: msg`Examine the effect of another certificate`,
	permission: "decision.take",
	query: (body) => ({
		...listObligationsOptions({ path: { body }, query: { kind: "examination", state: "open", limit: 50 } }),
		select: (page: ListAppObligationView) =>
			page.items.map((o) => ({
				key: o.id,
				client: o.client_name,
				reference: o.reference,
				by: o.due_on,
				to: `/b/${body}/certificates/${o.subject_id}`,
			})),
	}),
});
