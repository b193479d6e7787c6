import { msg } from "@lingui/core/macro";
import { listInvoicesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppInvoiceView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** Invoices that clients should have paid. */
export const lateInvoices = todaySource({
	key: "invoices",
	title: msg`Late invoices`,
	does: msg`Ask for the payment, or record it`,
	permission: "invoice.write",
	query: (body) => ({
		...listInvoicesOptions({ path: { body }, query: { status: "late", sort: "due", limit: 50 } }),
		select: (page: ListAppInvoiceView) =>
			page.items.map((i) => ({
				key: i.id,
				by: i.due_on,
				client: i.buyer.name,
				reference: i.reference,
				to: `/b/${body}/invoices/${i.id}`,
			})),
	}),
});
