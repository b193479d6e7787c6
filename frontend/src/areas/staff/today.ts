import { applicationsToday } from "@/features/application/today";
import { mine, objected, toSchedule } from "@/features/audit/today";
import { methodsToApprove } from "@/features/audittime/today";
import { accreditation, grants } from "@/features/body/today";
import { deadlinesToday } from "@/features/clock/today";
import { decisionsToday } from "@/features/decision/today";
import { noPrices } from "@/features/fee/today";
import { answers } from "@/features/finding/today";
import { retimingsToday } from "@/features/headcount/today";
import { lateInvoices } from "@/features/invoice/today";
import { uncertain, undelivered } from "@/features/mail/today";
import { invitations } from "@/features/people/today";
import type { TodaySource } from "@/lib/today";

/** What can wait for the people of a body. The order is that of the sections on the page. */
export const sources: TodaySource[] = [
	applicationsToday,
	decisionsToday,
	objected,
	toSchedule,
	mine,
	answers,
	deadlinesToday,
	retimingsToday,
	lateInvoices,
	undelivered,
	uncertain,
	methodsToApprove,
	noPrices,
	invitations,
	accreditation,
	grants,
];
