import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { listPriceListsOptions, listQuotationsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppPriceListView, ListAppQuotationView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** A body without a price list in force cannot quote. */
export const noPrices = todaySource({
	key: "prices",
	title: msg`Price list`,
	does: msg`Publish a price list: none is in force`,
	permission: "prices.manage",
	query: (body) => ({
		...listPriceListsOptions({ path: { body } }),
		select: (page: ListAppPriceListView) =>
			page.items.some((list) => list.standing === "in_force")
				? []
				: [{ key: "prices", to: `/b/${body}/prices` }],
	}),
});

/** The quotations in a state that wait for whoever holds the permission. */
function waiting(state: "draft" | "questioned", permission: string, key: string, title: MessageDescriptor) {
	return todaySource({
		key,
		title,
		permission,
		query: (body) => ({
			...listQuotationsOptions({ path: { body }, query: { state, limit: 20 } }),
			select: ({ items }: ListAppQuotationView) =>
				items
					.filter((one) => one.turn.who === "body" && one.turn.needs === permission)
					.map((one) => ({
						key: one.id,
						what: one.turn.what,
						client: one.client_name,
						reference: one.reference,
						by: one.turn.by,
						to: `/b/${body}/quotations/${one.id}`,
					})),
		}),
	});
}

export const quotationsToSend = waiting("draft", "quotation.write", "drafts", msg`Quotations to send`);
export const discounts = waiting("draft", "prices.manage", "discounts", msg`Discounts to approve`);
export const questions = waiting("questioned", "quotation.write", "questions", msg`Questions on quotations`);
