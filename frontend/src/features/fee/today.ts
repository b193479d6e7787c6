import { msg } from "@lingui/core/macro";
import { listPriceListsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppPriceListView } from "@/gen/types.gen";
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
