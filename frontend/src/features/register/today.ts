import { msg } from "@lingui/core/macro";
import { getRegisterOptions, getReportOptions, listRefusalsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppRefusalView, RegisterView, ReportView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The report to IAF CertSearch, while it is due soon or waits for a person; what is on its way waits for nobody. */
const waits = (body: string, { on, duty, prepared }: RegisterView) =>
	on && prepared?.state !== "sending" && (duty.soon || prepared)
		? [
				{
					key: "certsearch",
					reference: "IAF CertSearch",
					by: duty.due_on,
					to: `/b/${body}/registers?tab=certsearch`,
				},
			]
		: [];

/** The report of the month to IAF CertSearch. */
export const registerReport = todaySource({
	key: "register",
	title: msg`Registers`,
	does: msg`Report this month's changes to IAF CertSearch`,
	permission: "body.manage",
	query: (body) => ({
		...getRegisterOptions({ path: { body } }),
		select: (view: RegisterView) => (view.counts ? [] : waits(body, view)),
	}),
});

/** The numbers of the quarter, for a body that reports those instead. */
export const quarterlyNumbers = todaySource({
	key: "numbers",
	title: msg`Registers`,
	does: msg`Report the numbers of the quarter to IAF CertSearch`,
	permission: "body.manage",
	query: (body) => ({
		...getRegisterOptions({ path: { body } }),
		select: (view: RegisterView) => (view.counts ? waits(body, view) : []),
	}),
});

/** The monthly report of China, in the last days of the month and while files wait for their upload. */
export const monthlyReport = todaySource({
	key: "report",
	title: msg`Registers`,
	does: msg`Make this month's report to CNCA`,
	permission: "body.manage",
	query: (body) => ({
		...getReportOptions({ path: { body } }),
		select: ({ on, duty, prepared }: ReportView) =>
			on && (duty.soon || prepared)
				? [{ key: "cnca", reference: "CNCA", by: duty.due_on, to: `/b/${body}/registers` }]
				: [],
	}),
});

/** The certificates that a register refused, or that are held back from it, and nobody has settled. */
export const refusedCertificates = todaySource({
	key: "refusals",
	title: msg`Registers`,
	does: msg`Settle what a register refused or what is held back from it`,
	permission: "body.manage",
	query: (body) => ({
		...listRefusalsOptions({ path: { body }, query: { state: "open", limit: 50 } }),
		select: (page: ListAppRefusalView) =>
			page.items.map((r) => ({
				key: r.id,
				client: r.holder,
				reference: r.number,
				to: `/b/${body}/registers?tab=${r.register}&refusalsq=${encodeURIComponent(r.number)}`,
			})),
	}),
});
