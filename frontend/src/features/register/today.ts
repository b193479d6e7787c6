import { msg } from "@lingui/core/macro";
import { getRegisterOptions, getReportOptions } from "@/gen/@tanstack/react-query.gen";
import type { RegisterView, ReportView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The report of the month to IAF CertSearch, in its last days and while files wait for their upload. */
export const registerReport = todaySource({
	key: "register",
	title: msg`Registers`,
	does: msg`Report this month's changes to IAF CertSearch`,
	permission: "body.manage",
	query: (body) => ({
		...getRegisterOptions({ path: { body } }),
		select: ({ on, duty, prepared }: RegisterView) =>
			on && (duty.soon || prepared)
				? [
						{
							key: "certsearch",
							reference: "IAF CertSearch",
							by: duty.due_on,
							to: `/b/${body}/registers`,
						},
					]
				: [],
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
