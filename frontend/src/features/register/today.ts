import { msg } from "@lingui/core/macro";
import { getRegisterOptions, getReportOptions } from "@/gen/@tanstack/react-query.gen";
import type { RegisterView, ReportView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The report to IAF CertSearch, while it is due soon or files wait for their upload. */
const waits = (body: string, { on, duty, prepared }: RegisterView) =>
	on && (duty.soon || prepared)
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
