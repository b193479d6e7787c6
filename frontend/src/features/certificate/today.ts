import { msg } from "@lingui/core/macro";
import { listCertificatesOptions, listObligationsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppCertificateView, ListAppObligationView } from "@/gen/types.gen";
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

/** Certificates that were issued and not signed within an hour: nobody has received them. */
export const toSign = todaySource({
	key: "unsigned",
	title: msg`Certificates`,
	does: msg`Find out why the certificate is not signed`,
	permission: "decision.take",
	query: (body) => ({
		...listCertificatesOptions({ path: { body }, query: { status: "unsigned", limit: 50 } }),
		select: (page: ListAppCertificateView) =>
			page.items.map((c) => ({
				key: c.id,
				client: c.holder.name,
				reference: c.number,
				to: `/b/${body}/certificates/${c.id}`,
			})),
	}),
});
