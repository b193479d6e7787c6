import { msg } from "@lingui/core/macro";
import { listMethodsOptions, listSheetsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppMethodView, ListAppSheetLine } from "@/gen/types.gen";
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

/** Days that a person set in the place of what the method gives. */
export const daysToEndorse = todaySource({
	key: "days",
	title: msg`Audit days set by a person`,
	does: msg`Endorse the days, or compute again`,
	permission: "calculation.endorse",
	query: (body) => ({
		...listSheetsOptions({ path: { body }, query: { waits: true, limit: 20 } }),
		select: (page: ListAppSheetLine) =>
			page.items.map((one) => ({
				key: one.id,
				client: one.client_name,
				reference: one.by,
				to: `/b/${body}/applications/${one.application_id}/audit-time`,
			})),
	}),
});
