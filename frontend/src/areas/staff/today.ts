import { applicationsToday } from "@/features/application/today";
import { mine, objected, toClear, toSchedule } from "@/features/audit/today";
import { daysToEndorse, methodsToApprove } from "@/features/audittime/today";
import { accreditation, grants, impartiality } from "@/features/body/today";
import { toExamine, toSign } from "@/features/certificate/today";
import { deadlinesToday } from "@/features/clock/today";
import { appealsToday, complaintsToday } from "@/features/complaint/today";
import { decisionsToday } from "@/features/decision/today";
import { discounts, noPrices, questions, quotationsToSend } from "@/features/fee/today";
import { answers } from "@/features/finding/today";
import { retimingsToday } from "@/features/headcount/today";
import { lateInvoices } from "@/features/invoice/today";
import { uncertain, undelivered } from "@/features/mail/today";
import { misusesToday } from "@/features/misuse/today";
import { changesToday } from "@/features/notice/today";
import { invitations } from "@/features/people/today";
import {
	monthlyReport,
	quarterlyNumbers,
	refusedCertificates,
	registerReport,
} from "@/features/register/today";
import { reviewQuestions, toReview } from "@/features/review/today";
import { endingKey } from "@/features/signing/today";
import type { TodaySource } from "@/lib/today";

/** What can wait for the people of a body. The order is that of the sections on the page. */
export const sources: TodaySource[] = [
	applicationsToday,
	decisionsToday,
	toReview,
	reviewQuestions,
	toExamine,
	toSign,
	endingKey,
	complaintsToday,
	appealsToday,
	misusesToday,
	changesToday,
	objected,
	toClear,
	toSchedule,
	mine,
	answers,
	questions,
	daysToEndorse,
	discounts,
	quotationsToSend,
	deadlinesToday,
	retimingsToday,
	lateInvoices,
	undelivered,
	uncertain,
	methodsToApprove,
	noPrices,
	invitations,
	accreditation,
	impartiality,
	registerReport,
	refusedCertificates,
	quarterlyNumbers,
	monthlyReport,
	grants,
];
