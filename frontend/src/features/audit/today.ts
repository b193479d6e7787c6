import { msg } from "@lingui/core/macro";
import { listEngagementsOptions } from "@/gen/@tanstack/react-query.gen";
import type { Engagement, ListPostgresEngagement } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

const audit = (body: string) => (e: Engagement) => ({
	key: e.id,
	by: e.from ?? e.due_on,
	client: e.client_name,
	reference: e.reference,
	to: `/b/${body}/audits/${e.id}`,
});

/** Audits come onto the planner's desk this many days before they are due. */
const ahead = 120 * 86_400_000;

/** Audits that need dates and a team. */
export const toSchedule = todaySource({
	key: "to-schedule",
	title: msg`Audits to schedule`,
	does: msg`Propose dates and a team`,
	permission: "audit.plan",
	query: (body) => ({
		...listEngagementsOptions({ path: { body }, query: { state: "programmed", limit: 50 } }),
		select: (page: ListPostgresEngagement) =>
			page.items.filter((e) => !e.due_on || Date.parse(e.due_on) - Date.now() < ahead).map(audit(body)),
	}),
});

/** Audits whose dates or team the client does not want. */
export const objected = todaySource({
	key: "objected",
	title: msg`Other dates asked for`,
	does: msg`Answer the client's wish`,
	permission: "audit.plan",
	query: (body) => ({
		...listEngagementsOptions({ path: { body }, query: { state: "objected", limit: 50 } }),
		select: (page: ListPostgresEngagement) => page.items.map(audit(body)),
	}),
});

/** Audits at short notice whose team waits for the word of a second person. */
export const toClear = todaySource({
	key: "to-clear",
	title: msg`Teams to confirm`,
	does: msg`Confirm, as a second person, that the team has no conflict`,
	permission: "audit.clear",
	query: (body) => ({
		...listEngagementsOptions({ path: { body }, query: { to_clear: true, limit: 50 } }),
		select: (page: ListPostgresEngagement) => page.items.map(audit(body)),
	}),
});

/** The reader's own audits that are on. */
export const mine = todaySource({
	key: "mine",
	title: msg`My audits`,
	does: msg`Prepare, hold or report the audit`,
	permission: "audit.perform",
	query: (body) => ({
		...listEngagementsOptions({ path: { body }, query: { mine: true, open: true, limit: 50 } }),
		select: (page: ListPostgresEngagement) =>
			page.items
				.filter((e) => ["confirmed", "planned", "in_progress", "field_closed"].includes(e.state))
				.map(audit(body)),
	}),
});
