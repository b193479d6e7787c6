import { msg } from "@lingui/core/macro";
import { listMethodsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppMethodView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** Provisional methods of audit time that nobody of the body has approved: nothing can be quoted by them. */
export const methodsToApprove = todaySource({
	key: "methods",
	title: msg`Audit time methods`,
	does: msg`Approve the method before it is used`,
	permission: "method.approve",
	query: (body) => ({
		...listMethodsOptions({ path: { body } }),
		select: (page: ListAppMethodView) =>
			page.items
				.filter((method) => method.provisional && method.approvals.length === 0)
				.map((method) => ({
					key: `${method.id} ${method.standard}`,
					client: method.name,
					reference: method.standard,
					to: `/b/${body}/methods`,
				})),
	}),
});
