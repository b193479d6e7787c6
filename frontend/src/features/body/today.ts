import { msg } from "@lingui/core/macro";
import { getBodyOptions, getImpartialityOptions, listGrantsOptions } from "@/gen/@tanstack/react-query.gen";
import type { BodyView, Impartiality, ListAccountGrant } from "@/gen/types.gen";
import { addDays } from "@/lib/format";
import { todaySource } from "@/lib/today";

/** Operators who may read the records of the body at present. */
export const grants = todaySource({
	key: "grants",
	title: msg`Access of the operator`,
	does: msg`An operator may read your records: end it when it is no longer needed`,
	permission: "body.manage",
	query: (body) => ({
		...listGrantsOptions({ path: { body } }),
		select: (page: ListAccountGrant) =>
			page.items
				.filter((grant) => !grant.ended_at && Date.parse(grant.until) > Date.now())
				.map((grant) => ({
					key: grant.id,
					client: { en: grant.name, zh: grant.name },
					reference: grant.reason,
					by: grant.until.slice(0, 10),
					to: `/b/${body}/settings`,
				})),
	}),
});

/** Revenue that rests on one client, a consultancy behind many: what the body looks into. */
export const impartiality = todaySource({
	key: "impartiality",
	title: msg`Impartiality`,
	permission: "body.manage",
	query: (body) => ({
		...getImpartialityOptions({ path: { body } }),
		select: (found: Impartiality) =>
			found.warnings.map((w) => ({
				key: w.why.en,
				what: w.why,
				reference: w.rule.id,
				to: `/b/${body}/impartiality`,
			})),
	}),
});

/** How long before its end the renewal of the accreditation comes onto the desk. */
const renewal = 365;

/** The body's own accreditation when it ends within a year: without it nothing accredited is issued. */
export const accreditation = todaySource({
	key: "accreditation",
	title: msg`Accreditation`,
	does: msg`Renew the accreditation of the body`,
	permission: "body.manage",
	query: (body) => ({
		...getBodyOptions({ path: { body } }),
		select: ({ accreditation: held, today }: BodyView) =>
			held?.expires_on && held.expires_on <= addDays(today, renewal)
				? [{ key: "accreditation", reference: held.body, by: held.expires_on, to: `/b/${body}/settings` }]
				: [],
	}),
});
